import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { DAY, rfc3339FromMicros } from "../../config/micros.ts";
import type { FigureRow } from "../domain/grouping/figure-rows.ts";
import { mostGroups } from "../domain/grouping/grouping.ts";
import { invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { workbookMediaType } from "../workbook/workbook.ts";
import type { ApiDeps } from "./api-deps.ts";
import { formatOf, sendFile } from "./file-answer.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";
import { languageOf } from "./request-language.ts";
import { readActivity } from "./utilization-activity.ts";
import { utilizationCsv } from "./utilization-csv.ts";
import { type RowView, rowSchema } from "./utilization-figure.ts";
import { type UtilizationQuery, utilizationQuery } from "./utilization-query.ts";
import { readRows } from "./utilization-rows.ts";
import { cutAtNow } from "./utilization-window.ts";
import { utilizationWorkbook } from "./utilization-workbook.ts";

const mostRows = 20_000;

/** Figures over a window, by group, from the ledger and, where it does not reach, from telemetry. */
export const utilizationRoute =
  ({ site, books, store, picture, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const ids = site.machines.map((machine) => machine.id);

    const refuseTooMany = ({ from, to, machines, groupBy }: UtilizationQuery) => {
      const days = Math.ceil((to - from) / DAY) + 1;
      const groups = mostGroups(groupBy, { machines: machines.length, members: site.companies.length, days });
      if (groups <= mostRows) return;
      const expected = expectedTexts.fewerRows(mostRows, groups);
      throw invalid([{ where: "query/groupBy", expected }]);
    };

    /** Activities by machine and day, where rows are of these. */
    const activitiesFor = async ({ from, to, machines, groupBy, parts }: UtilizationQuery) => {
      const isDaily = groupBy.length === 2 && groupBy.includes("machine") && groupBy.includes("day");
      const found = new Map<string, RowView["activity"]>();
      if (!isDaily || !parts.includes("activity")) return found;
      for (const machine of machines) {
        const days = await readActivity({ site, store, picture }, machine, from, to);
        for (const [day, activity] of days) found.set(`${machine} ${day}`, activity);
      }
      return found;
    };

    const viewOf = (
      row: FigureRow,
      parts: UtilizationQuery["parts"],
      activity: RowView["activity"],
    ): RowView => ({
      keys: row.keys as RowView["keys"],
      figures: row.figures,
      ...(row.losses && parts.includes("losses") ? { losses: row.losses } : {}),
      ...(parts.includes("outsideUse") ? { outsideUse: row.outsideUse } : {}),
      ...(activity ? { activity } : {}),
    });

    app.get(
      "/utilization",
      {
        config: { media: `text/csv, ${workbookMediaType}` },
        schema: {
          summary: "Utilization figures over a window, by group",
          description:
            "Each figure carries its numerator, its named denominator, its coverage and its bounds. Groups of machines " +
            "are weighted by planned busy time. By member, numerators are the member's own time: of planned busy time " +
            "the share it took, of booked time that of its own bookings. JSON, CSV or XLSX (a line a group and figure; local times, amounts in seconds).",
          tags: ["figures"],
          querystring: utilizationQuery(ids),
          response: {
            200: z.object({
              from: z.string(),
              to: z.string(),
              cut: z.boolean().meta({
                description: "True when the window asked for reaches into the future: it ends now, at `to`",
              }),
              zone: z.string(),
              version: z.int().meta({
                description:
                  "Of the ledger; ask for it again to get the same figures. 0: no ledger, computed now",
              }),
              rows: z.array(rowSchema),
            }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request, reply) => {
        const { window, cut } = cutAtNow(request.query, now());
        const query = { ...request.query, ...window };
        refuseTooMany(query);
        const { version, rows } = await readRows({ site, books }, query);
        const activities = await activitiesFor(query);
        const views = rows.map((row) =>
          viewOf(row, query.parts, activities.get(`${row.keys.machine} ${row.keys.day}`)),
        );
        const told = { from: rfc3339FromMicros(query.from), to: rfc3339FromMicros(query.to) };
        const format = formatOf(request, query.format);
        if (format === "csv") {
          const csv = utilizationCsv(views, query.groupBy, window, site.cluster.zone);
          return (await sendFile(reply, "utilization", { csv })) as never;
        }
        if (format === "xlsx") {
          const language = languageOf(request, query.lang);
          const { groupBy } = query;
          const sheets = utilizationWorkbook({ rows: views, groupBy, window, version, site, language });
          return (await sendFile(reply, "utilization", { sheets })) as never;
        }
        return { ...told, cut, zone: site.cluster.zone, version, rows: views };
      },
    );
  };
