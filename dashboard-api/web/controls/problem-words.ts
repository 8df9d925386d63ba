import { both } from "../../../config/bilingual.ts";
import type { Bilingual } from "../../../config/site/text.ts";
import { type KindWords, kindWords } from "../../problems/words/kinds.ts";
import { type ApiProblem, kindOf } from "../api/problem.ts";
import { useText } from "../language/use-words.ts";

/** What is told where no answer of the API came; all else is in the API's own vocabulary. */
const pageWords: Record<string, KindWords> = {
  unreachable: {
    title: both("The server cannot be reached", "サーバーにつながりません"),
    way: both(
      "Check the connection. As soon as it is back you can try again.",
      "通信を確認してください。つながり次第、もう一度お試しいただけます。",
    ),
  },
  "foreign-answer": {
    title: both("It could not be done", "処理できませんでした"),
    way: both("Load the page again, then try once more.", "ページを再読み込みして、もう一度お試しください。"),
  },
};
const other: KindWords = {
  title: both("It could not be done", "処理できませんでした"),
  way: both("Try again.", "もう一度お試しください。"),
};

const known: Record<string, KindWords | undefined> = { ...kindWords, ...pageWords };

/** What a problem is called and what to do about it, in `text`'s language, for toasts and notices. */
export function problemText(text: (it: Bilingual) => string, problem: ApiProblem) {
  const words = known[kindOf(problem)];
  // The API answers in the language of the page: where a kind has no way of its own, its detail is for the reader.
  const way = words && !words.way ? problem.detail : text((words ?? other).way ?? (other.way as Bilingual));
  return { title: text((words ?? other).title), way };
}

export function useProblemText(): (problem: ApiProblem) => { title: string; way: string } {
  const text = useText();
  return (problem) => problemText(text, problem);
}
