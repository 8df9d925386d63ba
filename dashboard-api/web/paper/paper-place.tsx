import type { ComponentChildren } from "preact";
import type { ApiProblem } from "../api/problem.ts";
import { ProblemNotice } from "../controls/problem-notice.tsx";
import { Skeleton } from "../controls/waiting.tsx";
import { useWords } from "../language/use-words.ts";
import { EraChoice } from "./era-choice.tsx";
import { PaperBar } from "./paper-bar.tsx";
import { paperWords } from "./words.ts";

/** A screen that is a form of the API's: its bar with the way back, how dates are written, its file; then the sheets. */
export function PaperPlace(props: {
  title: string;
  /** Link to where one came from. */
  back: ComponentChildren;
  /** How far what the form is made of has come; `isWanted`: the address names a form. */
  asked: { problem: ApiProblem | undefined; again: () => void; isWanted: boolean; isReady: boolean };
  /** Choices beside that of the era. */
  options?: ComponentChildren;
  /** Address of the same as a workbook. */
  workbook?: string;
  children: ComponentChildren;
}) {
  const { title, back, asked, options, workbook, children } = props;
  const words = useWords(paperWords);
  const { problem, isWanted, isReady } = asked;
  return (
    <div class="paper-place">
      <PaperBar title={title} isReady={isReady} back={back}>
        {isReady && (
          <>
            <EraChoice />
            {options}
            {workbook && (
              <a class="button row-end" href={workbook} download>
                {words.excel}
              </a>
            )}
          </>
        )}
      </PaperBar>
      {problem && !isReady && <ProblemNotice problem={problem} onAgain={asked.again} />}
      {isWanted && !isReady && !problem && <Skeleton lines={8} />}
      {children}
    </div>
  );
}
