import type { Records } from "../../../broker/stores/telemetry-writer.ts";
import { HOUR, MINUTE, type Micros, SECOND } from "../../../config/micros.ts";
import { resolveRules } from "../../../config/presets/resolve.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import type { SampleColumn, SampleValue, StateInterval } from "../../../config/wire/batch.ts";
import { createStateDeriver } from "../../../gateway/state/machine-state-deriver.ts";

export const runningAbove = (kilowatts: number) => ({
  preset: "power",
  signals: { power: "kw" },
  settings: { runningAbove: kilowatts, onDelay: "30 s", offDelay: "30 s" },
});

/** A site with one mill whose messages every 10 s confirm it; silence of 30 s makes it unknown. */
export const millSiteData = (state: object) => ({
  version: 1,
  cluster: {
    id: "cluster",
    name: { ja: "共同利用会", en: "Cluster" },
    zone: "Asia/Tokyo",
    calendar: { hours: "always", closedOnHolidays: false },
  },
  companies: [{ id: "one", name: "一号製作所", short: "一号" }],
  machines: [
    {
      id: "mill",
      name: { ja: "フライス盤", en: "Mill" },
      rate: 1_000,
      signals: [
        { id: "kw", source: "meter" },
        { id: "mode", source: "meter", type: "text" },
        { id: "door", source: "meter", type: "boolean" },
      ],
      state,
    },
  ],
  gateways: [
    {
      id: "hall",
      sources: [
        {
          id: "meter",
          protocol: "mqtt",
          connect: { url: "mqtt://127.0.0.1:1" },
          topics: [{ pattern: "{machine}/{signal}", payload: { format: "number" } }],
        },
      ],
    },
  ],
  policies: { retention: { influx: "forever", sqlite: "forever" } },
});

export const millSite = (state: object): Site => siteSchema.parse(millSiteData(state));

export type Message = readonly [t: Micros, values: Record<string, SampleValue>];

/** Recent, so that a retention of some days keeps it; half past, so that windows and hours differ. */
export const base: Micros = Math.floor(Date.now() / 3_600_000) * HOUR - 48 * HOUR;

/** Six hours of power every 10 s: 20 min at rest, 20 min cutting lightly, 20 min heavily; nothing in the third hour's middle. */
export function workday(hours = 6): Message[] {
  const messages: Message[] = [];
  for (let t = 0; t < hours * HOUR; t += 10 * SECOND) {
    const silent = t >= 2 * HOUR + 10 * MINUTE && t < 2 * HOUR + 50 * MINUTE;
    const kw = [0.2, 0.8, 1.2][Math.floor((t % HOUR) / (20 * MINUTE))] ?? 0;
    if (!silent) messages.push([base + t, { kw }]);
  }
  return messages;
}

/** What a gateway would have sent of these messages: raw samples, and the states that the site's rules derive. */
export function recordedBy(site: Site, messages: readonly Message[]): Records {
  const [machine] = site.machines;
  if (!machine) throw new Error("no machine");
  const deriver = createStateDeriver({
    machine: machine.id,
    ruleSet: resolveRules(machine.state),
    lateness: 2 * SECOND,
    staleAfter: 30 * SECOND,
    restored: null,
  });
  const columns = new Map<string, SampleColumn>();
  const states: StateInterval[] = [];
  for (const [t, values] of messages) {
    for (const [signal, value] of Object.entries(values)) {
      const column = columns.get(signal) ?? { machine: machine.id, signal, t: [], v: [] };
      columns.set(signal, column);
      column.t.push(t);
      column.v.push(value);
      deriver.observe({ signal, t, value, quality: 0 });
    }
    deriver.confirm(t);
    states.push(...deriver.takeSettled());
  }
  states.push(...deriver.takeAll());
  return { samples: [...columns.values()], states, incidents: [], arrivals: [] };
}
