import "./notice.css";
import type { ComponentChildren } from "preact";
import type { ApiProblem } from "../api/problem.ts";
import { useWords } from "../language/use-words.ts";
import { Button } from "./button.tsx";
import { useProblemText } from "./problem-words.ts";
import { controlWords } from "./words.ts";

/** A problem in the reader's words, with a way out: trying again, or what `children` offer. */
export function ProblemNotice(props: {
  problem: ApiProblem;
  onAgain?: (() => void) | undefined;
  children?: ComponentChildren;
}) {
  const { problem, onAgain, children } = props;
  const words = useWords(controlWords);
  const { title, way } = useProblemText()(problem);
  const isOurs = problem.status >= 500 && problem.requestId;
  return (
    <div class="notice notice-problem" role="alert">
      <p class="notice-title">{title}</p>
      <p>{way}</p>
      {problem.mistakes && (
        <ul class="notice-list">
          {problem.mistakes.map((it) => (
            <li key={it.where}>
              <code>{it.where}</code> {it.expected}
            </li>
          ))}
        </ul>
      )}
      {isOurs && (
        <p class="small soft">
          {words.requestId}: <code>{problem.requestId}</code>
        </p>
      )}
      {children}
      {onAgain && (
        <div>
          <Button onClick={onAgain}>{words.again}</Button>
        </div>
      )}
    </div>
  );
}

/** Something to know that is no problem. */
export function Notice({
  kind = "plain",
  children,
}: {
  kind?: "plain" | "warn" | "good";
  children: ComponentChildren;
}) {
  return <div class={`notice notice-${kind}`}>{children}</div>;
}

/** Where there is nothing yet: what would be here, and what to do about it. */
export function EmptyState(props: {
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty-state">
      <p class="notice-title">{props.title}</p>
      {props.children && <p class="soft">{props.children}</p>}
      {props.action}
    </div>
  );
}
