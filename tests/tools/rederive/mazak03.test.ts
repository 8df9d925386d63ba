import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Micros, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { resolveRules } from "../../../config/presets/resolve.ts";
import { siteSchema } from "../../../config/site/site.ts";
import type { SampleColumn, StateInterval } from "../../../config/wire/batch.ts";
import { parseShdrLine } from "../../../demo/shdr/parse-shdr.ts";
import { createStateDeriver } from "../../../gateway/state/machine-state-deriver.ts";
import { startReadableInflux, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { entry } from "../../contracts/telemetry-records.ts";
import { millSiteData } from "./mill.ts";
import { rerun } from "./run-rederive.ts";

const file = "../shared/data/nist-sms/mazak03_2016-11-01_03_signals.txt.gz";

const mtconnect = { preset: "mtconnect", signals: { execution: "execution", mode: "mode" } };
const siteWith = (state: object) => {
  const { machines, gateways, ...rest } = millSiteData(state);
  const signals = ["execution", "mode"].map((id) => ({ id, source: "agent", type: "text" }));
  const source = {
    ...{ id: "agent", protocol: "opcua", endpoint: "opc.tcp://127.0.0.1:1" },
    ...{ security: { mode: "None", policy: "None" }, clock: { by: "event" } },
  };
  return siteSchema.parse({
    ...rest,
    machines: [{ ...machines[0], signals }],
    gateways: [{ id: "hall", sources: [source] }],
  });
};

/** The recording's raw samples, and the intervals that a gateway derives of them. */
function recorded(state: object) {
  const [machine] = siteWith(state).machines;
  if (!machine) throw new Error("no machine");
  const deriver = createStateDeriver({
    ...{ machine: "mill", ruleSet: resolveRules(machine.state), lateness: 2 * SECOND },
    ...{ staleAfter: null, restored: null },
  });
  const columns = new Map<string, Map<Micros, string>>();
  const states: StateInterval[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const line of gunzipSync(readFileSync(file)).toString().split("\n")) {
    const event = parseShdrLine(line);
    if (!event) continue;
    latest = Math.max(latest, event.t);
    if (["execution", "mode"].includes(event.item)) {
      const column = columns.get(event.item) ?? new Map<Micros, string>();
      columns.set(event.item, column);
      column.set(event.t, event.value);
      deriver.observe({ signal: event.item, t: event.t, value: event.value, quality: 0 });
    }
    deriver.confirm(latest);
    states.push(...deriver.takeSettled());
  }
  states.push(...deriver.takeAll());
  const samples = [...columns].map(
    ([signal, values]): SampleColumn => ({
      ...{ machine: "mill", signal },
      t: [...values.keys()],
      v: [...values.values()],
    }),
  );
  return { entry: entry({ samples, states }), settled: latest };
}

describe.skipIf(!existsSync(file))("the Mazak03 recording (needs ../shared/data)", () => {
  test.each([
    ["InfluxDB", startReadableInflux],
    ["SQLite", startReadableSqlite],
  ])("derived again from %s is what the gateway derived, and follows new rules", async (_, start) => {
    await using store = await start();
    const { entry, settled } = recorded(mtconnect);
    await store.writer.write([entry]);
    const window = { from: microsFromRfc3339("2016-11-01T09:00:00Z"), to: settled };
    const same = await rerun(store, siteWith(mtconnect), window);
    expect(same).toMatchObject({ isWritten: false, comparison: { changes: 0, changed: 0 } });
    expect(same.comparison.after.running / SECOND).toBeGreaterThan(10_000);

    const heldIsRunning = {
      rules: [
        {
          state: "running",
          when: {
            signal: "execution",
            in: ["ACTIVE", "WAIT", "INTERRUPTED", "FEED_HOLD", "PROGRAM_STOPPED", "OPTIONAL_STOP"],
          },
        },
        {
          state: "idle",
          when: { signal: "execution", in: ["READY", "STOPPED", "PROGRAM_COMPLETED"] },
        },
      ],
    };
    const other = await rerun(store, siteWith(heldIsRunning), window);
    const { before, after } = other.comparison;
    expect(other.isWritten).toBe(true);
    expect(after.running).toBe(before.running + before.held);
    expect(after.unknown).toBe(before.unknown);
    expect(after.idle).toBe(before.idle + before.setup);
  });
});
