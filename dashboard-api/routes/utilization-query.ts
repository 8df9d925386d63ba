import { z } from "zod";
import { DAY } from "../../config/micros.ts";
import { groupingsInWords, groupKeys, isGrouping } from "../domain/grouping/grouping.ts";
import { type FigureId, figureIds, isFigureOf } from "../domain/utilization/figure-id.ts";
import { valueMessages } from "../problems/words/values.ts";
import { commaListSchema, optionalListSchema } from "./comma-list.ts";
import { fileFormatShape } from "./file-answer.ts";
import { languageShape } from "./request-language.ts";
import { windowQuery } from "./request-time.ts";

/** What a row can hold beside figures. */
export const rowParts = ["losses", "outsideUse", "activity"] as const;
export type RowPart = (typeof rowParts)[number];
const isFigure = (name: FigureId | RowPart): name is FigureId => !rowParts.includes(name as RowPart);

/** Days of machines over which `daysUsed` is told without being asked for by name. */
const mostDaysUnasked = 5_000;

/** The query of `/utilization`; every mistake in it is told at once. */
export const utilizationQuery = (machines: readonly string[]) =>
  windowQuery({
    machines: commaListSchema(machines, "a machine"),
    figures: optionalListSchema(
      [...figureIds, ...rowParts],
      "a figure or part of a row",
      `all that the grouping can have, but daysUsed over more than ${mostDaysUnasked} machine-days, each of which must be read,`,
    ),
    groupBy: optionalListSchema(groupKeys, "a key", "the machines asked for together")
      .refine((keys) => isGrouping(keys ?? []), { error: valueMessages.grouping(groupingsInWords) })
      .transform((keys) => keys ?? []),
    version: z.coerce
      .number({ error: valueMessages.ledgerVersion })
      .int()
      .nonnegative()
      .optional()
      .meta({ description: "Figures as they stood in that version of the ledger; the newest when absent" }),
    ...fileFormatShape,
    ...languageShape,
  })
    .refine(
      ({ figures = [], groupBy = [] }) => figures.filter(isFigure).every((id) => isFigureOf(id, groupBy)),
      {
        when: ({ value }) => {
          const { figures, groupBy } = value as { figures?: unknown; groupBy?: unknown };
          return Array.isArray(figures) && Array.isArray(groupBy);
        },
        path: ["figures"],
        error: valueMessages.figuresOfGrouping,
      },
    )
    .transform((query) => {
      const wanted = query.figures;
      const machineDays = (query.machines.length * (query.to - query.from)) / DAY;
      const figures =
        wanted?.filter(isFigure) ??
        figureIds.filter(
          (id) => isFigureOf(id, query.groupBy) && (id !== "daysUsed" || machineDays <= mostDaysUnasked),
        );
      return { ...query, figures, parts: rowParts.filter((part) => wanted?.includes(part) ?? true) };
    });
export type UtilizationQuery = z.infer<ReturnType<typeof utilizationQuery>>;
