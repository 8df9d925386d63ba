import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Micros } from "../../config/micros.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";

export { csvText } from "../domain/csv/csv-text.ts";

export const formatShape = {
  format: z
    .enum(["json", "csv"])
    .optional()
    .meta({ description: "instead of the Accept header; csv is UTF-8 with a BOM, for Excel" }),
};

/** The format asked for; the address is stronger than the header. */
export function wantsCsv(request: FastifyRequest, format: "json" | "csv" | undefined): boolean {
  if (format) return format === "csv";
  const accepted = (request.headers.accept ?? "").split(",").map((part) => {
    const [type = "", ...parameters] = part.trim().split(";");
    const weight = parameters.map((it) => /^\s*q=([\d.]+)$/.exec(it)?.[1]).find((it) => it !== undefined);
    return { type: type.trim().toLowerCase(), weight: Number(weight ?? 1) };
  });
  const weightOf = (type: string) => accepted.find((it) => it.type === type)?.weight ?? 0;
  return weightOf("text/csv") > weightOf("application/json");
}

/**
 * A time as a spreadsheet takes it for one: `2026-04-01 09:00:00` in the site's zone. Whole seconds, since Excel shows
 * a time with a fraction without its date and hour.
 */
export const spreadsheetTime = (time: Micros, zone: string): string =>
  zonedAt(time, zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second", roundingMode: "floor" })
    .replace("T", " ");

export const sendCsv = (reply: FastifyReply, name: string, text: string): FastifyReply =>
  reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}.csv"`)
    .serializer((body: string) => body)
    .send(text);
