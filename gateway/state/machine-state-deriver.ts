import type { Micros } from "../../config/micros.ts";
import type { RuleSet } from "../../config/presets/rule-set.ts";
import { isBad } from "../../config/quality.ts";
import type { StateInterval } from "../../config/wire/batch.ts";
import { compileRules } from "./compiled-rules.ts";
import { COVERAGE, createHappenings } from "./happening.ts";
import { restoredSpans } from "./restored-spans.ts";
import { createRuleTimeline } from "./rule-timeline.ts";
import { appendSpan, cutAt, cutAtHours, fullHourBefore, type Span } from "./spans.ts";
import type { OpenState, StateDeriver } from "./state-deriver.ts";

export interface StateDeriverSettings {
  machine: string;
  ruleSet: RuleSet;
  /** How late a sample may come and still be put in its place. */
  lateness: Micros;
  /**
   * Silence longer than this between two confirmations is unknown time. null: only `disconnect` ends confirmation,
   * for sources whose connection confirms them and which run on their own event time.
   */
  staleAfter: Micros | null;
  /** What a crash or a stop left behind. */
  restored: OpenState | null;
  /** Where the timeline of a machine never seen before begins, as unknown; else at its first confirmation. */
  startedAt?: Micros;
}

/**
 * How to call it: for each delivery, `observe` what it brought, then `confirm` (a value that a source tells on
 * (re)subscription is observed at the later of its own time and the confirmation's), then `takeSettled` and `open`,
 * kept in one transaction. Values outlive a disconnection: whoever confirms after one says that they still hold.
 */
export function createStateDeriver(settings: StateDeriverSettings): StateDeriver {
  const { machine, lateness, staleAfter, restored } = settings;
  const { version } = settings.ruleSet;
  const rules = compileRules(settings.ruleSet.rules);
  const placeOf = new Map(rules.signals.map((signal, place) => [signal, place]));
  const timeline = createRuleTimeline(rules);
  const waiting = createHappenings();
  /** Time of the sample whose value is in force at `final`, by signal. */
  const settledSample = rules.signals.map(() => Number.NEGATIVE_INFINITY);

  const origin = restored?.confirmedAt ?? settings.startedAt ?? null;
  /** Decided spans from `emitted` on, the last one open. */
  const spans: Span[] = origin === null ? [] : [{ from: origin, state: "unknown" }];
  let confirmed = origin;
  let connected = false;
  /** Samples before this time have been played. */
  let final = Number.NEGATIVE_INFINITY;
  let emitted = restored?.settledUntil ?? origin ?? 0;
  let late = 0;
  const toldUntil = restored?.retold?.until ?? Number.NEGATIVE_INFINITY;
  let leftBehind = restored && restored.confirmedAt > restored.settledUntil ? restored : null;

  const coverage = (t: Micros, value: boolean) => waiting.add({ t, signal: COVERAGE, value });

  /** Everything up to the last confirmation as it looks now. */
  const lookAhead = (): Span[] => {
    if (confirmed === null) return [];
    const ahead = timeline.clone();
    ahead.play(waiting.upTo(confirmed), confirmed);
    const all = spans.slice();
    for (const change of ahead.changesBefore(confirmed + 1)) appendSpan(all, change);
    return all;
  };

  const interval = (span: Span, until: Micros, rulesVersion: string): StateInterval[] => {
    const pieces = cutAt(cutAtHours(Math.max(span.from, emitted), until), toldUntil);
    emitted = Math.max(emitted, until);
    return pieces.map((piece) => ({
      machine,
      derivation: piece.from < toldUntil ? (restored?.retold?.derivation ?? 0) : 0,
      rules: rulesVersion,
      state: span.state,
      ...piece,
    }));
  };

  /** Each span up to the next, and the last one up to `until`. */
  const emit = (list: readonly Span[], until: Micros, rulesVersion = version): StateInterval[] =>
    list.flatMap((span, i) => interval(span, Math.min(list[i + 1]?.from ?? until), rulesVersion));

  const emitLeftBehind = (): StateInterval[] => {
    if (leftBehind === null) return [];
    const { confirmedAt, rules: formerRules } = leftBehind;
    const former = restoredSpans(leftBehind);
    leftBehind = null;
    return emit(former, confirmedAt, formerRules);
  };

  return {
    get late() {
      return late;
    },
    observe({ signal, t, value, quality }) {
      const place = placeOf.get(signal);
      if (place === undefined) return;
      const known = isBad(quality) ? null : value;
      if (t >= final) {
        waiting.add({ t, signal: place, value: known });
        return;
      }
      late += 1;
      if (t <= (settledSample[place] ?? t)) return;
      settledSample[place] = t;
      timeline.play([{ t: final, signal: place, value: known }], final);
    },
    confirm(t) {
      if (confirmed === null) {
        spans.push({ from: t, state: "unknown" });
        emitted = t;
      } else if (t < confirmed) return;
      const holds = connected && (staleAfter === null || t - (confirmed ?? t) <= staleAfter);
      if (!holds) {
        if (confirmed !== null) coverage(confirmed, false);
        coverage(t, true);
      }
      confirmed = t;
      connected = true;
      if (t - lateness <= final) return;
      final = t - lateness;
      const ready = waiting.takeBefore(final);
      for (const happening of ready) {
        if (happening.signal !== COVERAGE) settledSample[happening.signal] = happening.t;
      }
      timeline.play(ready, final);
      for (const change of timeline.changesBefore(final - rules.longestDelay)) appendSpan(spans, change);
    },
    disconnect() {
      if (connected && confirmed !== null) coverage(confirmed, false);
      connected = false;
    },
    takeSettled() {
      const before = emitLeftBehind();
      const open = spans.at(-1);
      if (!open) return before;
      const closed = spans.length > 1 ? emit(spans.slice(0, -1), open.from) : [];
      spans.splice(0, spans.length - 1);
      const hour = fullHourBefore(final - rules.longestDelay);
      const cut = hour > Math.max(open.from, emitted) ? interval(open, hour, version) : [];
      return [...before, ...closed, ...cut];
    },
    takeAll() {
      const before = emitLeftBehind();
      return confirmed === null ? before : [...before, ...emit(lookAhead(), confirmed)];
    },
    open() {
      if (leftBehind !== null) return leftBehind;
      const all = lookAhead();
      const last = all.at(-1);
      if (!last || confirmed === null) return null;
      const earlier = all
        .slice(0, -1)
        .filter((_, i) => (all[i + 1]?.from ?? 0) > emitted)
        .map((span) => ({ from: Math.max(span.from, emitted), state: span.state }));
      return {
        machine,
        state: last.state,
        since: last.from,
        confirmedAt: confirmed,
        settledUntil: emitted,
        rules: version,
        ...(earlier.length > 0 ? { earlier } : {}),
        ...(restored?.retold ? { retold: restored.retold } : {}),
      };
    },
  };
}
