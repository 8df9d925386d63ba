import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Api } from "../../../api/api-client.ts";
import type { Answer, ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";

/** What is known of an answer that is asked for again and again. */
export interface Polled<T> {
  readonly value: T | undefined;
  readonly problem: ApiProblem | undefined;
  /** Asks again now, as after a change of one's own. */
  readonly again: () => Promise<void>;
  /** Asks for what may be looked at next, so that it is there when it is. */
  readonly ahead: (key: string) => void;
}

/** When an answer is asked for again. */
export interface Pace {
  /** Milliseconds between two looks while the page is seen; null: only as `turn` says. */
  readonly every: number | null;
  /** Another one: something has changed. */
  readonly turn?: string;
}

/** Answers that are kept beside the one that is shown. */
const most = 4;
/** Milliseconds until what failed is tried again. */
const retryAfter = 5_000;

/**
 * Asks when `key` changes, as often as `pace` says while the page is seen, and when it is seen again. An answer with the
 * tag of the last one changes nothing, so that nothing is drawn again. The last few answers are shown at once when they
 * are looked at again, and asked for anew; else the value stays while another is asked for.
 */
export function usePolled<T>(
  key: string | undefined,
  { every, turn = "" }: Pace,
  ask: (api: Api, signal: AbortSignal, key: string) => Promise<Answer<T>>,
): Polled<T> {
  const api = useApi();
  const [state, setState] = useState<{ key?: string; value?: T; problem?: ApiProblem }>({});
  const kept = useRef(new Map<string, { tag: string | null; value: T }>());
  const latest = useRef(ask);
  latest.current = ask;
  const now = useRef<() => Promise<void>>(async () => {});
  const seenTurn = useRef(turn);

  const keep = (key: string, answer: { etag: string | null; value: T }) => {
    kept.current.delete(key);
    kept.current.set(key, { tag: answer.etag, value: answer.value });
    for (const oldest of kept.current.keys()) {
      if (kept.current.size <= most) break;
      kept.current.delete(oldest);
    }
  };
  useEffect(() => {
    if (key === undefined) return;
    const abort = new AbortController();
    let isWanted = false;
    let running: Promise<void> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(retry);
      const answer = await latest.current(api, abort.signal, key).catch(() => undefined);
      if (abort.signal.aborted || !answer) return;
      if (!answer.ok) {
        setState((before) => ({ ...before, problem: answer.problem }));
        retry = setTimeout(glance, retryAfter);
        return;
      }
      const before = kept.current.get(key);
      const isSame = before !== undefined && before.tag !== null && before.tag === answer.etag;
      const value = isSame ? before.value : answer.value;
      keep(key, { etag: answer.etag, value });
      setState((it) => (it.key === key && it.value === value && !it.problem ? it : { key, value }));
    };
    const run = async () => {
      while (isWanted && !abort.signal.aborted) {
        isWanted = false;
        await ask();
      }
    };
    // What changes while an answer is on its way may be missing in it: then another follows.
    const look = (): Promise<void> => {
      isWanted = true;
      running ??= run().finally(() => {
        running = undefined;
      });
      return running;
    };
    now.current = look;
    function glance(): void {
      if (document.visibilityState !== "hidden") void look();
    }
    void look();
    document.addEventListener("visibilitychange", glance);
    addEventListener("online", glance);
    return () => {
      document.removeEventListener("visibilitychange", glance);
      removeEventListener("online", glance);
      clearTimeout(retry);
      abort.abort();
    };
  }, [api, key]);
  useEffect(() => {
    if (every === null) return;
    const timer = setInterval(() => document.visibilityState !== "hidden" && void now.current(), every);
    return () => clearInterval(timer);
  }, [every]);
  useEffect(() => {
    if (seenTurn.current === turn) return;
    seenTurn.current = turn;
    if (document.visibilityState !== "hidden") void now.current();
  }, [turn]);
  const again = useCallback(() => now.current(), []);
  const ahead = useCallback(
    async (key: string) => {
      const known = kept.current.get(key);
      if (known) {
        // It is the last to be forgotten.
        kept.current.delete(key);
        kept.current.set(key, known);
        return;
      }
      const answer = await latest.current(api, new AbortController().signal, key).catch(() => undefined);
      if (answer?.ok && !kept.current.has(key)) keep(key, answer);
    },
    [api],
  );
  const shown = (key !== undefined && state.key !== key && kept.current.get(key)?.value) || state.value;
  return { value: shown, problem: state.problem, again, ahead };
}
