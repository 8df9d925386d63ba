import { useAnswer } from "../../../api/use-api.ts";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { FigureBar } from "../../../figure/figure-bar.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { hour, rfc3339 } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useNow } from "../../../time/use-time.ts";
import { useMachineName } from "../use-machine-name.ts";
import { type Allowance, pooled } from "./pooled-allowances.ts";
import { bookingsTabWords } from "./words.ts";

const day = 86_400_000_000;
/** The scarcest; the rest can be opened. */
const shown = 2;

/** What the company may still book, as the rules would count a slot at this hour tomorrow. */
export function Quota({ turn }: { turn: unknown }) {
  const words = useWords(bookingsTabWords);
  const machines = useMachines();
  const now = useNow();
  const from = (Math.floor(now / hour) + 25) * hour;
  const ids = machines.value?.items.map((it) => it.id).join() ?? "";
  const asked = useAnswer(
    ids === ""
      ? undefined
      : async (api, signal) => {
          const time = { from: rfc3339(from), to: rfc3339(from + hour) };
          const answers = await Promise.all(
            ids
              .split(",")
              .map((machine) =>
                api.post<{ allowances: Allowance[] }>("/bookings/check", { machine, ...time }, { signal }),
              ),
          );
          const failed = answers.find((it) => !it.ok);
          if (failed && !failed.ok) return failed;
          const told = answers.flatMap((it, at) =>
            it.ok ? [{ machine: ids.split(",")[at] ?? "", allowances: it.value.allowances }] : [],
          );
          return { ok: true, etag: null, value: pooled(told) };
        },
    [ids, from, turn],
  );
  return (
    <section class="card stack" aria-label={words.left}>
      <div>
        <h2>{words.left}</h2>
        <p class="small soft">{words.leftHint}</p>
      </div>
      {asked.problem && !asked.value && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!asked.value && !asked.problem && <Skeleton lines={2} />}
      {asked.value?.length === 0 && <p>{words.none}</p>}
      {asked.value && asked.value.length > 0 && <Allowances told={asked.value.slice(0, shown)} />}
      {asked.value && asked.value.length > shown && (
        <details>
          <summary>{words.others(asked.value.length - shown)}</summary>
          <Allowances told={asked.value.slice(shown)} />
        </details>
      )}
    </section>
  );
}

function Allowances({ told }: { told: ReturnType<typeof pooled> }) {
  const words = useWords(bookingsTabWords);
  const numbers = useNumbers();
  const nameOf = useMachineName();
  return (
    <ul class="company-quotas">
      {told.map((it) => (
        <li key={it.key}>
          <p>{words.window(Math.round(it.window / day), it.peakOnly)}</p>
          <p class="company-quota-left">{words.remaining(numbers.hours(it.remaining))}</p>
          <FigureBar figure={{ value: it.used / it.limit, lower: null, upper: null }} />
          <p class="small soft">{words.used(numbers.hours(it.used), numbers.hours(it.limit, 0))}</p>
          {it.machines && <p class="small soft">{words.onlyOn(it.machines.map(nameOf).join(", "))}</p>}
        </li>
      ))}
    </ul>
  );
}
