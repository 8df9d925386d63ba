import { type MachineState, machineStates } from "../../config/machine-state.ts";
import { type Micros, rfc3339FromMicros, SECOND } from "../../config/micros.ts";
import type { Bilingual } from "../../config/site/text.ts";
import { type Comparison, inUseShare } from "./comparison.ts";
import { inColumns } from "./display-width.ts";

const stateNames: Record<MachineState, string> = {
  unknown: "不明",
  running: "運転",
  held: "一時停止",
  setup: "段取り",
  idle: "待機",
  down: "故障",
  off: "電源断",
  lost: "記録喪失",
};

/** Seconds to the millisecond; smaller than that, to the microsecond. */
const seconds = (time: Micros): string => {
  const digits = time % 1_000 === 0 ? 3 : 6;
  return (time / SECOND).toFixed(digits);
};
const signed = (time: Micros): string => (time > 0 ? `+${seconds(time)}` : seconds(time));
const share = (value: number | null): string => (value === null ? "-" : value.toFixed(6));

export interface Told {
  machine: string;
  name: Bilingual;
  from: Micros;
  to: Micros;
  rules: string;
  comparison: Comparison;
}

/** The comparison for people, in Japanese and English. */
export function report({ machine, name, from, to, rules, comparison }: Told): string[] {
  const { before, after, changes, changed, rulesBefore } = comparison;
  const states = machineStates.filter((state) => before[state] + after[state] > 0);
  const [was, is] = [inUseShare(before), inUseShare(after)];
  const difference = was.value === null || is.value === null ? "-" : (is.value - was.value).toFixed(6);
  return [
    `${machine}  ${name.ja} / ${name.en}`,
    `期間 window: ${rfc3339FromMicros(from)} - ${rfc3339FromMicros(to)}`,
    `規則 rules: ${rulesBefore.join(", ") || "-"} -> ${rules}`,
    "",
    ...inColumns([
      ["状態 state", "変更前 before (s)", "変更後 after (s)", "差 difference (s)"],
      ...states.map((state) => [
        `${stateNames[state]} ${state}`,
        seconds(before[state]),
        seconds(after[state]),
        signed(after[state] - before[state]),
      ]),
      ["使用率 in use / known", share(was.value), share(is.value), difference],
      ["下限 lower", share(was.lower), share(is.lower)],
      ["上限 upper", share(was.upper), share(is.upper)],
      ["観測率 coverage", share(was.coverage), share(is.coverage)],
    ]),
    "",
    `状態の変わった区間 stretches whose state changes: ${changes} (${seconds(changed)} s)`,
  ];
}
