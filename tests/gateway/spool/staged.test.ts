import { join } from "node:path";
import { expect, test } from "vitest";
import { createSpool } from "../../../gateway/spool/create-spool.ts";
import { type Database, DatabaseFault, openDatabase } from "../../../gateway/spool/database.ts";
import { createFacts } from "../../../gateway/spool/facts.ts";
import { spoolSetup } from "../../../gateway/spool/schema.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { keep, now, open, samplesFrom, waiting } from "./rig-spool.ts";

test("a batch whose acknowledgement is not on the disk yet is sent again as well, when its window is asked for", () => {
  using folder = temporaryFolder();
  const { spool } = open(folder.path);
  keep(spool, samplesFrom(1_000, 5));
  const [row] = spool.waiting("samples", -1, 1);
  if (!row) throw new Error("no batch");
  expect(spool.acknowledge(row.number, row.digest)).toBe(true);
  expect(spool.resend(0, 2_000)).toEqual({ numbers: [row.number], samples: 5 });
  expect(waiting(spool)).toHaveLength(1);
  spool.close();
});

/** A spool with little room, whose next statement that begins so fails. */
function failingSpool(folder: string) {
  const real = openDatabase(join(folder, "spool.sqlite"), spoolSetup(64 * 1_048_576));
  createFacts(real).set("session", "s");
  const state: { fails: string; kind: DatabaseFault["kind"]; capacity: number } = {
    fails: "",
    kind: "full",
    capacity: 64 * 1_048_576,
  };
  const database: Database = {
    ...real,
    run(sql, ...values) {
      if (state.fails !== "" && sql.startsWith(state.fails)) {
        state.fails = "";
        throw new DatabaseFault("told to fail", state.kind);
      }
      return real.run(sql, ...values);
    },
  };
  const spool = createSpool(database, {
    limits: {
      keepFree: 0,
      get capacity() {
        return state.capacity;
      },
    },
    keepAcknowledged: 1_000_000,
    maxBytes: 262_144,
    now: () => now,
    freeDisk: () => 2 ** 40,
    ballast: { release: () => true, restore() {} },
  });
  keep(spool, samplesFrom(1_000, 5));
  const [row] = spool.waiting("samples", -1, 1);
  if (!row) throw new Error("no batch");
  return { spool, state, row };
}

test("what the store has is not told as lost, although the disk is full while room is made of it", () => {
  using folder = temporaryFolder();
  const { spool, state, row } = failingSpool(folder.path);
  spool.acknowledge(row.number, row.digest);
  Object.assign(state, { capacity: 0, fails: "INSERT INTO payload" });
  keep(spool, samplesFrom(2_000, 5));
  expect([spool.lost(), waiting(spool).flatMap(({ incidents }) => incidents)]).toEqual([0, []]);
  spool.close();
});

test("a batch whose rejected parts could not be kept goes on waiting", () => {
  using folder = temporaryFolder();
  const { spool, state, row } = failingSpool(folder.path);
  Object.assign(state, { kind: "other", fails: "INSERT INTO fact" });
  const rejection = { list: "batch", index: 0, reason: "no" } as const;
  expect(() => spool.reject(row.number, row.digest, [rejection])).toThrow("told to fail");
  spool.flush();
  expect([spool.rejected(), spool.depth("samples").batches]).toEqual([0, 1]);
  spool.close();
});
