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
}

/**
 * Asks when `key` changes, every `every` milliseconds while the page is seen, and when it is seen again. An answer with
 * the tag of the last one changes nothing, so that nothing is drawn again; the value stays while another is asked for.
 */
export function usePolled<T>(
  key: string | undefined,
  every: number,
  ask: (api: Api, signal: AbortSignal) => Promise<Answer<T>>,
): Polled<T> {
  const api = useApi();
  const [state, setState] = useState<{ key?: string; value?: T; problem?: ApiProblem }>({});
  const latest = useRef(ask);
  latest.current = ask;
  const now = useRef<() => Promise<void>>(async () => {});
  useEffect(() => {
    if (key === undefined) return;
    let tag: string | null = null;
    let running: AbortController | undefined;
    const look = async () => {
      running?.abort();
      const abort = new AbortController();
      running = abort;
      const answer = await latest.current(api, abort.signal).catch(() => undefined);
      if (abort.signal.aborted || !answer) return;
      if (!answer.ok) {
        setState((before) => ({ ...before, problem: answer.problem }));
        return;
      }
      const isSame = tag !== null && answer.etag === tag;
      tag = answer.etag;
      setState((before) =>
        isSame && before.key === key && !before.problem ? before : { key, value: answer.value },
      );
    };
    now.current = look;
    const glance = () => {
      if (document.visibilityState !== "hidden") void look();
    };
    void look();
    const timer = setInterval(glance, every);
    document.addEventListener("visibilitychange", glance);
    addEventListener("online", glance);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", glance);
      removeEventListener("online", glance);
      running?.abort();
    };
  }, [api, key, every]);
  const again = useCallback(() => now.current(), []);
  return { value: state.value, problem: state.problem, again };
}
