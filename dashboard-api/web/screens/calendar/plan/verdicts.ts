/** Answers to questions that a dragging hand asks faster than anybody can answer. */
export interface Verdicts<Question, Verdict> {
  /** What is known about a question; undefined: not yet, and it is being asked once the hand rests. */
  about(question: Question): Verdict | undefined;
  /** Forgets every answer: what they rest on has changed. */
  forget(): void;
  /** Ends what is under way. */
  close(): void;
}

/**
 * Asks only about the question that was put last, once `rest` milliseconds have gone by without another; keeps at most
 * `most` answers. `changed` is called when an answer has come. A question that fails is asked again when it is put
 * again.
 */
export function createVerdicts<Question, Verdict>(given: {
  ask: (question: Question, signal: AbortSignal) => Promise<Verdict | undefined>;
  keyOf: (question: Question) => string;
  changed: () => void;
  rest?: number;
  most?: number;
}): Verdicts<Question, Verdict> {
  const { ask, keyOf, changed, rest = 120, most = 200 } = given;
  const known = new Map<string, Verdict>();
  let waiting: { key: string; timer: ReturnType<typeof setTimeout>; abort: AbortController } | undefined;

  const end = () => {
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.abort.abort();
    waiting = undefined;
  };
  const put = (question: Question, key: string) => {
    end();
    const abort = new AbortController();
    const send = async () => {
      const verdict = await ask(question, abort.signal).catch(() => undefined);
      if (abort.signal.aborted) return;
      waiting = undefined;
      if (verdict === undefined) return;
      if (known.size >= most) known.delete(known.keys().next().value as string);
      known.set(key, verdict);
      changed();
    };
    waiting = { key, abort, timer: setTimeout(() => void send(), rest) };
  };
  return {
    about(question) {
      const key = keyOf(question);
      const verdict = known.get(key);
      if (verdict === undefined) {
        if (waiting?.key !== key) put(question, key);
      } else if (waiting?.key !== key) {
        end();
      }
      return verdict;
    },
    forget() {
      end();
      known.clear();
    },
    close: end,
  };
}
