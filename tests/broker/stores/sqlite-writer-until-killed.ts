import { pino } from "pino";
import { createSqliteWriter } from "../../../broker/stores/sqlite-writer.ts";
import { entry } from "../../contracts/telemetry-records.ts";

// Run by a test that kills it: writes 1,000 samples at a time and tells when each write was answered.
const [, , folder = ""] = process.argv;
const writer = createSqliteWriter({ folder, retention: "forever", log: pino({ level: "silent" }) });
await writer.open();
for (let part = 0; ; part += 1) {
  const t = Array.from({ length: 1_000 }, (_, row) => part * 1_000 + row);
  await writer.write([entry({ samples: [{ machine: "m", signal: "s", t, v: t }] })]);
  process.stdout.write(`stored ${part}\n`);
}
