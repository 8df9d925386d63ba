import { createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Api } from "./api-client.ts";
import type { Answer, ApiProblem } from "./problem.ts";

export const ApiContext = createContext<Api | undefined>(undefined);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error("useApi outside of ApiContext");
  return api;
}

/** What is known of an answer. A value stays while it is asked for again; a problem stands beside it. */
export interface Asked<T> {
  value: T | undefined;
  etag: string | null;
  problem: ApiProblem | undefined;
  isLoading: boolean;
  /** Asks again, as after a change. */
  again: () => void;
}

/**
 * Asks when the screen opens and whenever one of `deps` changes; an answer that comes late to a question that was
 * replaced is dropped. `ask` undefined: there is nothing to ask yet.
 */
export function useAnswer<T>(
  ask: ((api: Api, signal: AbortSignal) => Promise<Answer<T>>) | undefined,
  deps: readonly unknown[],
): Asked<T> {
  const api = useApi();
  const [state, setState] = useState<Omit<Asked<T>, "again">>({
    ...{ value: undefined, etag: null, problem: undefined },
    isLoading: ask !== undefined,
  });
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  const has = ask !== undefined;
  useEffect(() => {
    if (!latest.current) return;
    const abort = new AbortController();
    setState((before) => ({ ...before, isLoading: true }));
    latest.current(api, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return;
        setState((before) =>
          answer.ok
            ? { value: answer.value, etag: answer.etag, problem: undefined, isLoading: false }
            : { ...before, problem: answer.problem, isLoading: false },
        );
      },
      () => {},
    );
    return () => abort.abort();
  }, [api, has, turn, ...deps]);
  const again = useCallback(() => setTurn((it) => it + 1), []);
  return { ...state, again };
}
