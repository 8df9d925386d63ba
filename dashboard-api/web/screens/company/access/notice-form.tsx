import { useState } from "preact/hooks";
import { kindOf } from "../../../api/problem.ts";
import { CheckField, SelectField, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { SecretOnce } from "../secret-once.tsx";
import { MakingForm, useMaking } from "./making-form.tsx";
import { type ChannelKind, noticeKinds, noticeWords } from "./notice-words.ts";

const channels: ChannelKind[] = ["email", "webhook"];

/** Where else notices go, and which. */
export function NoticeForm({ onMade }: { onMade: () => void }) {
  const words = useWords(noticeWords);
  const language = useLanguage();
  const toast = useToast();
  const [kind, setKind] = useState<ChannelKind>("email");
  const [address, setAddress] = useState("");
  const [kinds, setKinds] = useState<readonly string[]>(noticeKinds);
  const making = useMaking<{ secret: string | null }>("/notice-channels", () => {
    setAddress("");
    toast({ text: words.made, kind: "good" });
    onMade();
  });
  const { made, problem } = making;
  const isWrong = problem !== undefined && kindOf(problem) === "invalid-request";
  return (
    <>
      {made?.secret && <SecretOnce title={words.secretTitle} hint={words.secretHint} secret={made.secret} />}
      {problem && !isWrong && <ProblemNotice problem={problem} />}
      <MakingForm
        making={making}
        body={{ kind, address: address.trim(), kinds, language }}
        isReady={address.trim() !== "" && kinds.length > 0}
        action={words.make}
      >
        <SelectField
          label={words.how}
          value={kind}
          choices={channels.map((value) => ({ value, label: words.channels[value] }))}
          onValue={setKind}
        />
        <TextField
          label={words[kind]}
          type={kind === "email" ? "email" : "text"}
          value={address}
          maxLength={500}
          required
          {...(kind === "webhook" ? { hint: words.webhookHint } : {})}
          {...(isWrong ? { mistake: words.wrongAddress } : {})}
          onValue={setAddress}
        />
      </MakingForm>
      <details>
        <summary>
          {words.about}: {kinds.length === noticeKinds.length ? words.all : kinds.length}
        </summary>
        <div class="company-form">
          {noticeKinds.map((it) => (
            <CheckField
              key={it}
              label={words.kinds[it] ?? it}
              checked={kinds.includes(it)}
              onValue={(isOn) =>
                setKinds(noticeKinds.filter((one) => (one === it ? isOn : kinds.includes(one))))
              }
            />
          ))}
        </div>
      </details>
    </>
  );
}
