import { useEffect } from "preact/hooks";
import { useAnswer } from "../../api/use-api.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useWords } from "../../language/use-words.ts";
import type { Machine } from "../../session/use-machines.ts";
import { SignalChart } from "../../signal-chart/signal-chart.tsx";
import { columnsOf, type Series } from "../../signal-chart/signal-series.ts";
import { rfc3339 } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { type Window, windowQuery } from "./view.ts";
import { machineWords } from "./words.ts";

/** As many buckets as a chart on a large screen has pixels for. */
const points = 1_000;

/** One signal over the window, downsampled by the API so that every extreme stays. */
export function SignalPanel(props: {
  machine: string;
  signal: Machine["signals"][number];
  name: string;
  window: Window;
  reason: string | undefined;
  onForbidden: () => void;
  onAllowed: () => void;
}) {
  const { machine, signal, name, window, reason, onForbidden, onAllowed } = props;
  const words = useWords(machineWords);
  const { zone } = useTime();
  const { change } = useNavigation();
  const asked = useAnswer(
    (api, abort) =>
      api.get<Series>(
        `/machines/${encodeURIComponent(machine)}/signals/${encodeURIComponent(signal.id)}`,
        { from: rfc3339(window.from), to: rfc3339(window.to), points, reason },
        abort,
      ),
    [machine, signal.id, window.from, window.to, reason],
  );
  const isForbidden = asked.problem?.status === 403;
  useEffect(() => {
    if (isForbidden) onForbidden();
    else if (asked.value) onAllowed();
  }, [isForbidden, asked.value]);
  if (isForbidden) return null;
  const title = signal.unit ? `${name} (${signal.unit})` : name;
  return (
    <section class="machine-signal">
      <h3>{title}</h3>
      {asked.problem && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!asked.problem && !asked.value && <Skeleton lines={4} />}
      {asked.value && columnsOf(asked.value).time.length === 0 && <p class="soft">{words.noSamples}</p>}
      {asked.value && columnsOf(asked.value).time.length > 0 && (
        <SignalChart
          label={title}
          series={asked.value}
          from={window.from}
          to={window.to}
          onZoom={(from, to) => change(windowQuery({ from, to }, zone))}
        />
      )}
    </section>
  );
}
