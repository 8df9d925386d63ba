import { EmptyState } from "../controls/problem-notice.tsx";
import type { Dictionary } from "../language/language.ts";
import { useWords } from "../language/use-words.ts";

const words: Dictionary<{ title: string; body: string }> = {
  ja: { title: "この画面は準備中です", body: "API ではすでに利用できます(/docs)。" },
  en: { title: "This screen is being prepared", body: "The API has it already (/docs)." },
};

/** Stands where a screen is still to come. */
export function Placeholder() {
  const { title, body } = useWords(words);
  return <EmptyState title={title}>{body}</EmptyState>;
}
