import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { requireRole } from "../access/guard.ts";
import type { EvidenceDesk } from "../evidence/evidence-desk.ts";
import type { EvidenceDocument } from "../evidence/evidence-document.ts";
import { fiscalYearOf } from "../evidence/fiscal-year.ts";
import { moneyTexts } from "../problems/words/money.ts";
import { workbookMediaType } from "../workbook/workbook.ts";
import type { ApiDeps } from "./api-deps.ts";
import { deedOf } from "./booking-request.ts";
import { evidenceSheets } from "./evidence-files.ts";
import { evidenceSchema, grantListSchema, reportSchema } from "./evidence-schema.ts";
import { type EvidenceView, viewEvidence, viewReport } from "./evidence-view.ts";
import { sendFile } from "./file-answer.ts";
import { type Era, eraShape } from "./form-date.ts";
import { knownVersion } from "./known-version.ts";
import {
  commonProblems,
  conflictProblem,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { type Language, languageOf, languageShape } from "./request-language.ts";
import { reasonBodySchema } from "./round-schema.ts";
import { strictQuery } from "./strict-query.ts";

export interface EvidenceDeps extends ApiDeps {
  readonly evidence: EvidenceDesk;
}

const readers = ["committee", "office", "auditor"] as const;
const why = moneyTexts.evidenceOf;
const problems = {
  ...commonProblems,
  ...roleProblem,
  ...notFoundProblem,
  ...conflictProblem,
  ...storeProblem,
};
const formShape = {
  ...languageShape,
  ...eraShape,
  format: z.enum(["json", "xlsx"]).default("json").meta({ description: "xlsx: a workbook" }),
};
const yearSchema = z.coerce.number("a year such as 2026").int().min(1970).max(2250);
const yearPath = z.object({
  id: z.string().meta({ description: "The grant" }),
  year: yearSchema.meta({ description: "Fiscal year of the grant, by the calendar year it begins in" }),
});
const reportPath = yearPath.extend({
  number: z.coerce.number("a report's number").int().min(1).max(1_000_000),
});
/** 財産管理・利用実績: what a grant's office asks about the property it paid for. */
export const evidenceRoutes =
  ({ evidence, site, now }: EvidenceDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { zone } = site.cluster;
    const answer = (
      document: EvidenceDocument,
      report: Parameters<typeof viewEvidence>[1]["report"],
      form: { lang: Language; era: Era },
    ): EvidenceView => viewEvidence(document, { ...form, zone, report });

    app.get(
      "/evidence",
      {
        schema: {
          summary: "Grants, and the reports stored for their years",
          tags: ["evidence"],
          response: { 200: grantListSchema, ...commonProblems, ...roleProblem, ...storeProblem },
        },
      },
      async (request) => {
        requireRole(request, readers, why);
        const reports = await evidence.reports();
        const items = (await evidence.grants()).map(
          ({ id, name, number, purpose, fiscal_year_start: start }) => ({
            ...{ id, name, number, purpose, fiscalYearStart: start },
            currentYear: fiscalYearOf(now(), start, zone),
            reports: reports.filter((it) => it.grant === id).map(viewReport),
          }),
        );
        return { items, next: null };
      },
    );

    app.get(
      "/evidence/:id/:year",
      {
        config: { media: workbookMediaType },
        schema: {
          summary:
            "Evidence of a grant's fiscal year as the books are now, or were in a version of the ledger",
          tags: ["evidence"],
          params: yearPath,
          querystring: strictQuery({
            ...formShape,
            version: z.coerce.number().int().min(0).optional().meta({ description: "Of the ledger" }),
          }),
          response: { 200: evidenceSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireRole(request, readers, why);
        const { id, year } = request.params;
        const { lang: asked, era, format, version } = request.query;
        const lang = languageOf(request, asked);
        const document = await knownVersion(evidence.evidence(id, year, now(), version));
        const view = answer(document, null, { lang, era });
        if (format === "json") return view;
        return sendFile(reply, `evidence-${year}`, { sheets: evidenceSheets(view, { lang, era }) }) as never;
      },
    );

    app.get(
      "/evidence/:id/:year/reports",
      {
        schema: {
          summary: "Reports stored for a grant's fiscal year",
          tags: ["evidence"],
          params: yearPath,
          response: { 200: z.object({ items: z.array(reportSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        requireRole(request, readers, why);
        const { id, year } = request.params;
        return { items: (await evidence.reports(id, year)).map(viewReport), next: null };
      },
    );

    app.post(
      "/evidence/:id/:year/reports",
      {
        config: { scope: "settlements" },
        schema: {
          summary:
            "Store the report of a grant's fiscal year as it is now; it names the version of the ledger",
          tags: ["evidence"],
          params: yearPath,
          body: reasonBodySchema,
          response: { 201: reportSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireRole(request, ["committee"], moneyTexts.reports);
        const { id, year } = request.params;
        const deed = deedOf(request, "evidence.report", null, now(), request.body.reason);
        const report = await evidence.report(id, year, deed);
        reply
          .code(201)
          .header("location", `/api/v1/evidence/${encodeURIComponent(id)}/${year}/reports/${report.number}`);
        return viewReport(report);
      },
    );

    app.get(
      "/evidence/:id/:year/reports/:number",
      {
        config: { media: workbookMediaType },
        schema: {
          summary: "A stored report: the same content whenever it is asked for",
          tags: ["evidence"],
          params: reportPath,
          querystring: strictQuery(formShape),
          response: { 200: evidenceSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireRole(request, readers, why);
        const { id, year, number } = request.params;
        const { lang: asked, era, format } = request.query;
        const lang = languageOf(request, asked);
        const { content, ...report } = await evidence.stored(id, year, number);
        const view = answer(JSON.parse(content) as EvidenceDocument, report, { lang, era });
        if (format === "json") return view;
        const sheets = evidenceSheets(view, { lang, era });
        return sendFile(reply, `evidence-${year}-${number}`, { sheets }) as never;
      },
    );
  };
