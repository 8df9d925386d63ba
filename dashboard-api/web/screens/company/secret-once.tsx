import { useState } from "preact/hooks";
import { Button } from "../../controls/button.tsx";
import { Notice } from "../../controls/problem-notice.tsx";
import type { Dictionary } from "../../language/language.ts";
import { useWords } from "../../language/use-words.ts";

const secretWords: Dictionary<{ copy: string; copied: string }> = {
  ja: { copy: "コピー", copied: "コピーしました" },
  en: { copy: "Copy", copied: "Copied" },
};

/** A secret that is shown this once, to be copied. */
export function SecretOnce({ title, hint, secret }: { title: string; hint: string; secret: string }) {
  const words = useWords(secretWords);
  const [isCopied, setCopied] = useState(false);
  // Without HTTPS, as in a workshop's network, browsers have no clipboard: it is marked and copied by hand.
  const canCopy = navigator.clipboard !== undefined;
  return (
    <Notice kind="good">
      <p class="notice-title">{title}</p>
      <p class="small">{hint}</p>
      <p class="company-secret">{secret}</p>
      {canCopy && (
        <div>
          <Button onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
            {isCopied ? words.copied : words.copy}
          </Button>
        </div>
      )}
    </Notice>
  );
}
