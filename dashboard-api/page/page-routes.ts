import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { notFound, unavailable } from "../problems/problem.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { BuiltPage, Encoding, PageFile } from "./built-page.ts";
import { pageNames } from "./page-names.ts";

const encodingOf = (request: FastifyRequest): Encoding => {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  return /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "identity";
};

async function send(request: FastifyRequest, reply: FastifyReply, file: PageFile, caching: string) {
  reply.headers({ "cache-control": caching, etag: file.etag, vary: "accept-encoding" }).type(file.type);
  if (request.headers["if-none-match"] === file.etag) return reply.code(304).send();
  const encoding = encodingOf(request);
  if (encoding !== "identity") reply.header("content-encoding", encoding);
  return reply.send(await file.body(encoding));
}

/**
 * The page: the same document at each of its addresses, asked for anew every time, and its files, whose names change
 * with their content and which are therefore kept for good.
 */
export const pageRoutes =
  (page: BuiltPage): FastifyPluginAsync =>
  async (app) => {
    // They tell no data, and one view takes many of them.
    const open = {
      config: { open: true, rateLimit: false },
      schema: { hide: true },
      logLevel: "warn",
    } as const;
    for (const name of ["", ...pageNames]) {
      app.get(`/${name}`, open, async (request, reply) => {
        const index = await page.index();
        if (!index) throw unavailable(readingTexts.pageNotBuilt);
        return send(request, reply, index, "no-cache");
      });
    }
    // What a QR code holds is short, and outlives the page's addresses. Browsers take what stands after # along.
    app.get<{ Params: { machine: string } }>("/m/:machine", open, async (request, reply) =>
      reply.redirect(`../at-machine?machine=${encodeURIComponent(request.params.machine)}`),
    );
    app.get<{ Params: { file: string } }>("/assets/:file", open, async (request, reply) => {
      const file = await page.asset(request.params.file);
      if (!file) throw notFound(readingTexts.noSuchFile);
      return send(request, reply, file, "public, max-age=31536000, immutable");
    });
  };
