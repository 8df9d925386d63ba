import "./paper.css";
import type { ComponentChildren } from "preact";
import { LanguageSwitch } from "../app/language-switch.tsx";
import { Button } from "../controls/button.tsx";
import { useWords } from "../language/use-words.ts";
import { paperWords } from "./words.ts";

/** What stands above a paper on the screen and never on it: its name, the way back, its options, and printing. */
export function PaperBar(props: {
  title: string;
  /** Link to where one came from. */
  back: ComponentChildren;
  children?: ComponentChildren;
  /** There is a paper to print. */
  isReady?: boolean;
}) {
  const words = useWords(paperWords);
  return (
    <header class="paper-bar no-print">
      <div class="row">
        {props.back}
        <span class="row-end">
          <LanguageSwitch />
        </span>
      </div>
      <div class="row">
        <h1>{props.title}</h1>
        {props.isReady && (
          <Button kind="main" class="row-end" onClick={() => print()}>
            {words.print}
          </Button>
        )}
      </div>
      {props.children && (
        <section class="paper-options" aria-label={words.options}>
          {props.children}
        </section>
      )}
    </header>
  );
}
