import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import { type Caller, companyRoles } from "../access/role.ts";
import { mayActFor } from "../bookings/booking-access.ts";
import type { Outcome } from "../bookings/outcome.ts";
import { forbidden, invalid, notFound } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { WaitWish } from "../waitlist/join-waitlist.ts";
import type { WaitlistDesk } from "../waitlist/waitlist-desk.ts";
import { type WaitlistEntry, waitStatuses } from "../waitlist/waitlist-entry.ts";
import { afterNumberSchema } from "./after-number.ts";
import type { ApiDeps } from "./api-deps.ts";
import { creationProblems, madeOf } from "./booking-problems.ts";
import { companyFor, deedOf, keyHeaders, keyOf } from "./booking-request.ts";
import { commaListSchema } from "./comma-list.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { strictQuery } from "./strict-query.ts";
import { answerSchema, entrySchema, joinSchema } from "./waitlist-schema.ts";
import { viewEntry } from "./waitlist-view.ts";

const inLine = ["waiting", "offered"] as const;
const answers = ["accept", "decline"] as const;
const summaries = {
  accept: "Take the slot that is offered, by the rules as they are now",
  decline: "Leave the slot that is offered to whoever is next",
};

/** The same for an id that there is not and one that is another's. */
const noSuchEntry = () => notFound(bookingTexts.noSuchPlace);

/** Lines for time that is taken. A company sees its own places, and of others only how many are ahead. */
export const waitlistRoutes =
  (deps: ApiDeps & { readonly waitlist: WaitlistDesk }): FastifyPluginAsyncZod =>
  async (app) => {
    const { waitlist, site, now } = deps;

    const requireCompanies = (caller: Caller): void => {
      if (caller.role === "machine") throw forbidden(bookingTexts.noWaitlistAtMachine);
    };
    const machinesOf = ({ machine, process }: z.infer<typeof joinSchema>): Machine[] => {
      if (machine !== undefined) return [machineOf(site, machine)];
      const able = site.machines.filter((it) => it.capabilities.some((can) => can.process === process));
      if (able.length > 0) return able;
      throw invalid([{ where: "body/process", expected: expectedTexts.process }]);
    };
    const wishOf = (body: z.infer<typeof joinSchema>, caller: Caller): WaitWish => {
      const { from: earliest, to: latest, length = latest - earliest, prefers, process = null } = body;
      const { purpose, grant, job, mentor, deadline = latest - length } = body;
      const person = body.person === undefined ? caller.person : body.person;
      return {
        ...{ company: companyFor(deps, caller, body.company), machines: machinesOf(body), process },
        ...{ earliest, latest, length, prefers, deadline: Math.min(deadline, latest - length) },
        details: { purpose, grant, job, person, mentor },
      };
    };
    /** An entry that stands open to the caller; else the 404 of an unknown one. */
    const seenEntry = async (caller: Caller, id: string): Promise<WaitlistEntry> => {
      const entry = await waitlist.find(id);
      if (!entry || !seesCompany(caller, entry.company)) throw noSuchEntry();
      return entry;
    };
    const changeableEntry = async (caller: Caller, id: string): Promise<WaitlistEntry> => {
      const entry = await seenEntry(caller, id);
      if (!mayActFor(caller, entry.company)) throw forbidden(bookingTexts.standsInNoLine);
      return entry;
    };
    const viewOf = async (outcome: Outcome<WaitlistEntry>, caller: Caller) => {
      if (outcome.result === "unknown") throw noSuchEntry();
      const [placed] = await waitlist.placed([madeOf(outcome).made]);
      if (!placed) throw noSuchEntry();
      return viewEntry(placed, caller);
    };

    app.get(
      "/waitlist",
      {
        schema: {
          summary: "Places in line: one's own company's; for committee, office and auditor all",
          tags: ["waitlist"],
          querystring: strictQuery({
            status: commaListSchema(waitStatuses, "a status").meta({
              description: `comma-separated: ${waitStatuses.join(", ")}; ${inLine.join(", ")} when absent`,
            }),
            limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
            after: afterNumberSchema,
          }),
          response: {
            200: z.object({ items: z.array(entrySchema), next: z.string().nullable() }),
            ...{ ...commonProblems, ...roleProblem, ...storeProblem },
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        requireCompanies(caller);
        const { limit, after } = request.query;
        const isAsked = (request.url.split("?")[1] ?? "").includes("status=");
        const found = await waitlist.list({
          ...{ status: isAsked ? request.query.status : inLine, after, limit: limit + 1 },
          company: companyRoles.includes(caller.role) ? (caller.company ?? "") : "all",
        });
        const placed = await waitlist.placed(found.slice(0, limit));
        return {
          items: placed.map((it) => viewEntry(it, caller)),
          next: found.length > limit ? String(after + limit) : null,
        };
      },
    );

    app.post(
      "/waitlist",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Stand in line for time that is taken",
          description:
            "Time that comes free is offered to one company at a time and held for it. What is free is booked instead.",
          tags: ["waitlist"],
          headers: keyHeaders,
          body: joinSchema,
          response: { 201: entrySchema, ...creationProblems },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const wish = wishOf(request.body, caller);
        const deed = deedOf(request, "waitlist.join", wish.company, now(), request.body.reason);
        const view = await viewOf(await waitlist.join(wish, deed, keyOf(request)), caller);
        reply.code(201).header("location", `/api/v1/waitlist/${view.id}`);
        return view;
      },
    );

    app.get(
      "/waitlist/:id",
      {
        schema: {
          summary: "One place in line",
          tags: ["waitlist"],
          params: machinePathSchema,
          response: { 200: entrySchema, ...commonProblems, ...notFoundProblem, ...storeProblem },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const [placed] = await waitlist.placed([await seenEntry(caller, request.params.id)]);
        if (!placed) throw noSuchEntry();
        return viewEntry(placed, caller);
      },
    );

    app.delete(
      "/waitlist/:id",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Leave the line; what is offered goes to whoever is next",
          tags: ["waitlist"],
          params: machinePathSchema,
          response: { 200: entrySchema, ...creationProblems },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const { id, company } = await changeableEntry(caller, request.params.id);
        const deed = deedOf(request, "waitlist.leave", company, now(), "");
        return viewOf(await waitlist.leave(id, deed), caller);
      },
    );

    for (const answer of answers) {
      app.post(
        `/waitlist/:id/${answer}`,
        {
          config: { scope: "bookings" },
          schema: {
            summary: summaries[answer],
            tags: ["waitlist"],
            params: machinePathSchema,
            body: answerSchema,
            response: { 200: entrySchema, ...creationProblems },
          },
        },
        async (request) => {
          const caller = callerOfRequest(request);
          const { id, company } = await changeableEntry(caller, request.params.id);
          const { offer, reason } = request.body;
          const deed = deedOf(request, `waitlist.${answer}`, company, now(), reason);
          return viewOf(await waitlist[answer](id, offer, deed), caller);
        },
      );
    }
  };
