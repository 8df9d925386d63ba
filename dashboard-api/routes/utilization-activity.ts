import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { localDay } from "../domain/calendar/open-time.ts";
import { clip } from "../domain/interval/intersect.ts";
import { duration } from "../domain/interval/interval.ts";
import { bridge } from "../domain/timeline/bridge.ts";
import { activityOf } from "../domain/utilization/activity.ts";
import { marginOf, readHistory } from "../history.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import type { RowView } from "./utilization-figure.ts";

type ActivityView = NonNullable<RowView["activity"]>;
const told = (time: Micros | null) => (time === null ? null : rfc3339FromMicros(time));

/** What each local day of a machine looked like, by ISO date. */
export async function readActivity(
  given: { site: Site; store: TelemetryReader; picture: LivePicture },
  machine: string,
  from: Micros,
  to: Micros,
): Promise<Map<string, ActivityView>> {
  const { zone } = given.site.cluster;
  const { bridge: bridgeLimit } = given.site.policies;
  const margin = marginOf(bridgeLimit);
  const live = given.picture.live(machine);
  const history = await readHistory({
    store: given.store,
    ...{ machine, live, from: from - margin, to: to + margin },
  });
  const bridged = bridge(history, bridgeLimit);
  const days = new Map<string, ActivityView>();
  let next = 0;
  for (let day = zonedAt(from, zone).toPlainDate(); ; day = day.add({ days: 1 })) {
    const whole = localDay(day, zone);
    if (whole.from >= to) return days;
    const window = { from: Math.max(whole.from, from), until: Math.min(whole.until, to) };
    while ((bridged[next]?.until ?? window.until) <= window.from) next += 1;
    const end = bridged.findIndex((it, at) => at >= next && it.from >= window.until);
    const { firstOn, lastOff, longestIdle, starts } = activityOf(
      clip(bridged.slice(next, end === -1 ? bridged.length : end), window),
    );
    days.set(day.toString(), {
      firstOn: told(firstOn),
      lastOff: told(lastOff),
      longestIdle: longestIdle && {
        from: rfc3339FromMicros(longestIdle.from),
        until: rfc3339FromMicros(longestIdle.until),
        duration: duration(longestIdle),
      },
      starts,
    });
  }
}
