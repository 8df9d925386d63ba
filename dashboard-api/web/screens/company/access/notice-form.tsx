import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { kindOf } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { CheckField, SelectField, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { SecretOnce } from "../secret-once.tsx";
import { type ChannelKind, noticeKinds, noticeWords } from "./notice-words.ts";

const channels: ChannelKind[] = ["email", "webhook"];

/** Where else notices go, and which. */
export function NoticeForm({ onMade }: { onMade: () => void }) {
  const words = useWords(noticeWords);
  const language = useLanguage();
  const api = useApi();
  const toast = useToast();
  const [kind, setKind] = useState<ChannelKind>("email");
  const [address, setAddress] = useState("");
  const [kinds, setKinds] = useState<readonly string[]>(noticeKinds);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [secret, setSecret] = useState<string | null>(null);
  const make = async () => {
    setSending(true);
    setProblem(undefined);
    const body = { kind, address: address.trim(), kinds, language };
    const answer = await api.post<{ secret: string | null }>("/notice-channels", body);
    setSending(false);
    if (!answer.ok) return setProblem(answer.problem);
    setSecret(answer.value.secret);
    setAddress("");
    toast({ text: words.made, kind: "good" });
    onMade();
  };
  const isWrong = problem !== undefined && kindOf(problem) === "invalid-request";
  return (
    <>
      {secret !== null && <SecretOnce title={words.secretTitle} hint={words.secretHint} secret={secret} />}
      {problem && !isWrong && <ProblemNotice problem={problem} />}
      <form
        class="company-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
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
        <div class="company-form-end">
          <Button
            type="submit"
            kind="main"
            isBusy={isSending}
            disabled={address.trim() === "" || kinds.length === 0}
          >
            {words.make}
          </Button>
        </div>
      </form>
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
