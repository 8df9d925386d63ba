import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseBatch, type SampleColumn } from "../../../config/wire/batch.ts";
import { gatewayFolder } from "../../../gateway/spool/spool-settings.ts";
import type { Sample } from "./sample.ts";

/** Every sample that the spool of a stopped gateway holds: what it committed and was not made to give up. */
export function committedIn(dataFolder: string, gateway: string): Sample[] {
  const file = join(gatewayFolder(dataFolder, gateway), "spool.sqlite");
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const rows = database.prepare("SELECT bytes FROM payload ORDER BY number").all() as {
      bytes: Uint8Array;
    }[];
    return rows.flatMap(({ bytes }) => {
      const read = parseBatch(bytes);
      if (!read.ok) throw new Error(read.detail);
      return (read.envelope.samples as SampleColumn[]).flatMap(({ machine, signal, t, v }) =>
        t.map((time, i) => ({ machine, signal, t: time, value: v[i] ?? null })),
      );
    });
  } finally {
    database.close();
  }
}
