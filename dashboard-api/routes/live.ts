import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { callerOfRequest } from "../access/guard.ts";
import { reaches } from "../access/machine-reach.ts";
import type { BookingNews } from "../live/booking-news.ts";
import { createEventStream, type EventStream } from "../live/event-stream.ts";
import { viewChange, viewPicture } from "../live/live-view.ts";
import { unavailable } from "../problems/problem.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems } from "./machine-path.ts";

const mostStreams = 500;

/**
 * Server-sent events: `snapshot` first, then `machine`, `gateway` and `bookings` as they change. Never a process value,
 * and of bookings only that something happened.
 */
export const liveRoute =
  (deps: ApiDeps, streams: Set<EventStream>, news: BookingNews): FastifyPluginAsyncZod =>
  async (app) => {
    const { picture, siteHash, heartbeatEvery = 15_000 } = deps;
    const closing = new Set<() => void>();
    const heartbeat = setInterval(() => {
      for (const stream of streams) stream.heartbeat();
    }, heartbeatEvery);
    // Before the server waits for its connections to end: these never end by themselves.
    app.addHook("preClose", async () => {
      clearInterval(heartbeat);
      news.close();
      for (const close of closing) close();
    });

    app.get(
      "/live",
      {
        config: { media: "text/event-stream", atMachine: true },
        schema: {
          summary: "What machines and gateways do, and that bookings changed (server-sent events)",
          description:
            "Events: `snapshot` { machines, gateways, bookings } first; `machine`, `gateway` and `bookings` { number } " +
            "then. The number grows with whatever happens to any booking, whichever process did it: ask /bookings " +
            "again, which answers each caller what it may see. It is null until it is known. Last-Event-ID is accepted " +
            "and needs no replay, since each connection begins with a snapshot. A client that reads too slowly gets a " +
            "snapshot in place of what it missed.",
          tags: ["live"],
          response: { ...commonProblems },
        },
      },
      (request, reply) => {
        const caller = callerOfRequest(request);
        // The page at a machine is told of that machine alone.
        const isWhole = caller.role !== "machine";
        const snapshot = () => {
          const { machines, gateways } = viewPicture(picture, siteHash);
          const bookings = { number: news.latest() };
          return isWhole
            ? { machines, gateways, bookings }
            : { machines: machines.filter((it) => reaches(caller, it.machine)), gateways: [], bookings };
        };
        if (streams.size >= mostStreams) throw unavailable(readingTexts.tooManyStreams(mostStreams));
        reply.hijack();
        const out = reply.raw;
        out.writeHead(200, {
          ...(reply.getHeaders() as Record<string, string>),
          "content-type": "text/event-stream; charset=utf-8",
          "cache-control": "no-store",
          // A stream that the server ends takes its connection along, so that stopping waits for no idle browser.
          connection: "close",
          // Proxies must not collect events.
          "x-accel-buffering": "no",
        });
        const stream = createEventStream(out, snapshot);
        streams.add(stream);
        const endNews = news.subscribe((number) => stream.send("bookings", { number }));
        const end = picture.subscribe((change) => {
          const isTold = change.kind === "machine" ? reaches(caller, change.machine.machine) : isWhole;
          if (isTold) stream.send(change.kind, viewChange(change, siteHash));
        });
        // A client that does not read would never take the end.
        const close = () => (out.writableNeedDrain ? out.destroy() : out.end());
        closing.add(close);
        out.on("error", () => out.destroy());
        out.on("close", () => {
          end();
          endNews();
          streams.delete(stream);
          closing.delete(close);
        });
      },
    );
  };
