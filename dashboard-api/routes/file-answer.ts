import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type WorkbookSheet, workbookMediaType, workbookOf } from "../workbook/workbook.ts";
import { sendCsv, wantsCsv } from "./csv.ts";

export const fileFormats = ["json", "csv", "xlsx"] as const;
export type FileFormat = (typeof fileFormats)[number];

export const fileFormatShape = {
  format: z
    .enum(fileFormats)
    .optional()
    .meta({ description: "instead of the Accept header; csv is UTF-8 with a BOM, xlsx a workbook" }),
};

/** The format asked for; the address is stronger than the header. */
export function formatOf(request: FastifyRequest, asked: FileFormat | undefined): FileFormat {
  if (asked) return asked;
  if ((request.headers.accept ?? "").includes(workbookMediaType)) return "xlsx";
  return wantsCsv(request, undefined) ? "csv" : "json";
}

/** Sends a workbook or CSV text under a name; `name` may hold any letters. */
export async function sendFile(
  reply: FastifyReply,
  name: string,
  file: { readonly csv: string } | { readonly sheets: readonly WorkbookSheet[] },
): Promise<FastifyReply> {
  if ("csv" in file) return sendCsv(reply, name, file.csv);
  const workbook = await workbookOf(file.sheets);
  return reply
    .type(workbookMediaType)
    .header("content-disposition", `attachment; filename="${name}.xlsx"`)
    .serializer((body: Buffer) => body as never)
    .send(workbook);
}
