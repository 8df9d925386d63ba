import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HOUR, rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest, requireRole } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import type { Caller } from "../access/role.ts";
import { totalOf } from "../domain/fairness/settlement/statement.ts";
import { forbidden, notFound } from "../problems/problem.ts";
import { moneyTexts } from "../problems/words/money.ts";
import { monthOf, monthsBetween } from "../settlement/month-window.ts";
import type { SettlementDesk } from "../settlement/settlement-desk.ts";
import type { StatementDocument } from "../settlement/statement-document.ts";
import type { ApiDeps } from "./api-deps.ts";
import { deedOf } from "./booking-request.ts";
import { fileFormatShape, formatOf, sendFile } from "./file-answer.ts";
import { eraShape } from "./form-date.ts";
import {
  commonProblems,
  conflictProblem,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { languageOf, languageShape } from "./request-language.ts";
import { reasonBodySchema } from "./round-schema.ts";
import { settlementSheets, statementSheets, statementsCsv } from "./settlement-files.ts";
import {
  companyStatementsSchema,
  correctionBodySchema,
  monthSchema,
  settlementMonthSchema,
  settlementSchema,
} from "./settlement-schema.ts";
import { viewStatement } from "./statement-view.ts";
import { strictQuery } from "./strict-query.ts";

export interface SettlementDeps extends ApiDeps {
  readonly settlements: SettlementDesk;
}

const problems = {
  ...commonProblems,
  ...roleProblem,
  ...notFoundProblem,
  ...conflictProblem,
  ...storeProblem,
};
const fileMedia = "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const formQuery = strictQuery({
  ...fileFormatShape,
  ...languageShape,
  ...eraShape,
  seals: z
    .enum(["yes", "no"])
    .default("no")
    .meta({ description: "Boxes for seals 押印欄, where the site file has titles for them" }),
});
const monthPath = z.object({ month: monthSchema });
const companyPath = z.object({ month: monthSchema, id: z.string().meta({ description: "The company" }) });

/** Who may read statements at all; the grant office has evidence, a machine's page nothing. */
function reader(caller: Caller): Caller {
  if (caller.role !== "auditor" && caller.role !== "machine") return caller;
  throw forbidden(moneyTexts.statementsBetween);
}
const seesAll = (caller: Caller) => caller.role === "committee" || caller.role === "office";
const sees = (caller: Caller) => (company: string) => seesCompany(caller, company);
const noStatement = () => notFound(moneyTexts.noSuchStatement);

/** A month's cost, divided: drafts, published statements and their corrections. */
export const settlementRoutes =
  (deps: SettlementDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { settlements, site, database, now } = deps;
    const { zone } = site.cluster;
    const isKnownMonth = (month: string) => month <= monthOf(now(), zone);

    /** Published documents, or the draft's; in order of company. */
    const documentsOf = async (month: string, caller: Caller, company?: string) => {
      const published = (await settlements.published()).find((it) => it.month === month);
      const mine = sees(caller);
      if (published) {
        const statements = await settlements.statements(month, company);
        return {
          published,
          documents: statements.map((it) => it.document).filter((it) => mine(it.recipient.id)),
        };
      }
      if (!isKnownMonth(month)) return { published, documents: [] as StatementDocument[] };
      const draft = await settlements.draft(month, now());
      const documents = draft.documents.filter(({ recipient: { id } }) => mine(id) && (company ?? id) === id);
      return { published, documents, draft };
    };

    app.get(
      "/settlements",
      {
        schema: {
          summary: "Months, the latest first, with the totals of what is published",
          tags: ["settlements"],
          response: {
            200: z.object({ items: z.array(settlementMonthSchema), next: z.null() }),
            ...commonProblems,
            ...roleProblem,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const caller = reader(callerOfRequest(request));
        const published = new Map((await settlements.published()).map((it) => [it.month, it]));
        const first = await database.use((db) =>
          db
            .selectFrom("ledger_machine")
            .select((eb) => eb.fn.min("first_day").as("day"))
            .executeTakeFirst(),
        );
        const current = monthOf(now(), zone);
        const earliest = [first?.day?.slice(0, 7) ?? current, ...published.keys()].sort()[0] ?? current;
        const seen = (await settlements.amounts()).filter((it) => sees(caller)(it.company));
        const amounts = Map.groupBy(seen, (it) => it.month);
        const items = [];
        for (const month of monthsBetween(earliest, current).reverse().slice(0, 120)) {
          const its = published.get(month);
          const own = its ? (amounts.get(month) ?? []) : null;
          items.push({
            month,
            status: its ? ("published" as const) : ("draft" as const),
            publishedAt: its ? rfc3339FromMicros(its.at) : null,
            ledgerVersion: its?.ledgerVersion ?? null,
            statements: own?.length ?? null,
            total: own && totalOf(own),
          });
        }
        return { items, next: null };
      },
    );

    app.get(
      "/settlements/:month",
      {
        config: { media: fileMedia },
        schema: {
          summary: "One month's statements: the committee's with their total, a company's own",
          description: "A draft is computed as the books are now; what is published never changes.",
          tags: ["settlements"],
          params: monthPath,
          querystring: formQuery,
          response: { 200: settlementSchema, ...problems },
        },
      },
      async (request, reply) => {
        const caller = reader(callerOfRequest(request));
        const { month } = request.params;
        const { format, lang, era, seals } = request.query;
        const language = languageOf(request, lang);
        const form = { lang: language, era, hasSeals: seals === "yes" };
        const { published, documents, draft } = await documentsOf(month, caller);
        if (!published && !draft) throw notFound(moneyTexts.monthNotBegun(month));
        const items = documents.map((it) => viewStatement(it, form));
        const asked = formatOf(request, format);
        if (asked === "csv")
          return sendFile(reply, `settlement-${month}`, { csv: statementsCsv(items, language) }) as never;
        if (asked === "xlsx") {
          return sendFile(reply, `settlement-${month}`, {
            sheets: settlementSheets(month, items, language),
          }) as never;
        }
        const isCommittee = seesAll(caller);
        const { unchargedUse, unchargedCosts } = published ??
          draft?.settlement ?? { unchargedUse: [], unchargedCosts: [] };
        return {
          ...{ month, items, next: null, total: totalOf(documents) },
          status: published ? ("published" as const) : ("draft" as const),
          publishedAt: published ? rfc3339FromMicros(published.at) : null,
          ledgerVersion: published?.ledgerVersion ?? draft?.ledgerVersion ?? 0,
          uncharged: isCommittee
            ? {
                use: unchargedUse.map(({ duration, ...rest }) => ({ ...rest, hours: duration / HOUR })),
                costs: [...unchargedCosts],
              }
            : null,
          readiness: isCommittee ? await settlements.readiness(month, now()) : null,
          differing: isCommittee && published ? await settlements.differing(month, now()) : null,
        };
      },
    );

    app.post(
      "/settlements/:month/publish",
      {
        config: { scope: "settlements" },
        schema: {
          summary: "Publish a month that is over: its statements are locked, and name the ledger's version",
          tags: ["settlements"],
          params: monthPath,
          body: reasonBodySchema,
          response: { 201: settlementMonthSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireRole(request, ["committee"], moneyTexts.publishes);
        const { month } = request.params;
        const deed = deedOf(request, "settlements.publish", null, now(), request.body.reason);
        const documents = (await settlements.publish(month, deed)).map((it) => it.document);
        const its = (await settlements.published()).find((it) => it.month === month);
        reply.code(201).header("location", `/api/v1/settlements/${month}`);
        return {
          ...{ month, status: "published" as const, statements: documents.length, total: totalOf(documents) },
          publishedAt: rfc3339FromMicros(deed.at),
          ledgerVersion: its?.ledgerVersion ?? null,
        };
      },
    );

    const ofCompany = async (month: string, id: string, caller: Caller) => {
      if (!seesCompany(caller, id)) throw noStatement();
      const { documents } = await documentsOf(month, caller, id);
      if (documents.length === 0 && !site.companies.some((it) => it.id === id)) throw noStatement();
      return documents;
    };

    app.get(
      "/settlements/:month/statements/:id",
      {
        config: { media: fileMedia },
        schema: {
          summary:
            "A company's statement of a month, then its corrections, with all that a printed form needs",
          tags: ["settlements"],
          params: companyPath,
          querystring: formQuery,
          response: { 200: companyStatementsSchema, ...problems },
        },
      },
      async (request, reply) => {
        const { month, id } = request.params;
        const documents = await ofCompany(month, id, reader(callerOfRequest(request)));
        const { format, lang, era, seals } = request.query;
        const language = languageOf(request, lang);
        const items = documents.map((it) =>
          viewStatement(it, { lang: language, era, hasSeals: seals === "yes" }),
        );
        const name = `statement-${month}-${id.replace(/[^\w-]/g, "")}`;
        const asked = formatOf(request, format);
        if (asked === "csv") return sendFile(reply, name, { csv: statementsCsv(items, language) }) as never;
        if (asked === "xlsx")
          return sendFile(reply, name, { sheets: statementSheets(items, language) }) as never;
        return { month, company: id, items, next: null, total: totalOf(documents) };
      },
    );

    app.post(
      "/settlements/:month/statements/:id/corrections",
      {
        config: { scope: "settlements" },
        schema: {
          summary: "Correct a published statement by a later one that cites it, to what the books say now",
          tags: ["settlements"],
          params: companyPath,
          body: correctionBodySchema,
          response: { 201: companyStatementsSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireRole(request, ["committee"], moneyTexts.corrects);
        const { month, id } = request.params;
        const isKnown = site.companies.some((it) => it.id === id);
        if (!isKnown && (await settlements.statements(month, id)).length === 0) throw noStatement();
        const deed = deedOf(request, "settlements.correct", id, now(), request.body.reason);
        const documents = (await settlements.correct(month, id, deed)).map((it) => it.document);
        reply.code(201);
        const lang = languageOf(request, undefined);
        const items = documents.map((it) => viewStatement(it, { lang, era: "western", hasSeals: false }));
        return { month, company: id, items, next: null, total: totalOf(documents) };
      },
    );
  };
