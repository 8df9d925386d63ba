import "./waiting.css";
import { useId } from "preact/hooks";
import { useWords } from "../language/use-words.ts";
import { controlWords } from "./words.ts";

/** The shape of what is coming; appears only when it takes long enough to be noticed. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const words = useWords(controlWords);
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{words.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton-line" />
      ))}
    </div>
  );
}

/** How far long work has come; `done` undefined: nobody knows. */
export function Progress({ label, done, of }: { label: string; done?: number; of?: number }) {
  const id = useId();
  const value = done === undefined || of === undefined ? {} : { value: done, max: of };
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} {...value} />
    </div>
  );
}
