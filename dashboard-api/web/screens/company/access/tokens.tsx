import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { TokenForm } from "./token-form.tsx";
import { accessWords } from "./words.ts";

interface Token {
  id: string;
  name: string;
  scopes: string[];
  created: string;
  expires: string;
  revoked: string | null;
}

/** One's own API tokens: made, shown once, revoked. */
export function Tokens() {
  const words = useWords(accessWords);
  const time = useTime();
  const now = useNow();
  const api = useApi();
  const toast = useToast();
  const [revoking, setRevoking] = useState<Token>();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const asked = useAnswer((api, signal) => api.get<{ items: Token[] }>("/tokens", {}, signal), []);
  const day = (at: string) => time.dayLong(millis(at));
  const stateOf = (it: Token) => {
    if (it.revoked) return words.revoked(day(it.revoked));
    return millis(it.expires) <= now ? words.expired(day(it.expires)) : words.valid(day(it.expires));
  };
  const revoke = async (token: Token) => {
    setSending(true);
    const answer = await api.remove(`/tokens/${token.id}`);
    setSending(false);
    setRevoking(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text: words.revokedNow, kind: "good" });
    asked.again();
  };
  const columns: Column<Token>[] = [
    { id: "name", head: words.name, cell: (it) => it.name },
    { id: "may", head: words.may, cell: (it) => it.scopes.map((one) => words.scopes[one] ?? one).join(", ") },
    { id: "created", head: words.created, cell: (it) => day(it.created) },
    { id: "state", head: words.state, cell: stateOf },
    {
      id: "revoke",
      head: <span class="unseen">{words.revoke}</span>,
      cell: (it) => it.revoked === null && <Button onClick={() => setRevoking(it)}>{words.revoke}</Button>,
    },
  ];
  return (
    <section class="card stack" aria-label={words.tokens}>
      <div>
        <h2>{words.tokens}</h2>
        <p class="small soft">
          {words.hint}{" "}
          <a href="docs" data-external>
            {words.docs}
          </a>
        </p>
      </div>
      <TokenForm onMade={asked.again} />
      {problem && <ProblemNotice problem={problem} />}
      {asked.problem && !asked.value && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!asked.value && !asked.problem && <Skeleton lines={3} />}
      {asked.value?.items.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      {asked.value && asked.value.items.length > 0 && (
        <div class="company-rows">
          <DataTable
            caption={words.list}
            columns={columns}
            rows={asked.value.items.toReversed()}
            keyOf={(it) => it.id}
          />
        </div>
      )}
      {revoking && (
        <Dialog
          title={words.revokeTitle(revoking.name)}
          onClose={() => setRevoking(undefined)}
          actions={
            <>
              <Button onClick={() => setRevoking(undefined)}>{words.keep}</Button>
              <Button kind="danger" isBusy={isSending} onClick={() => void revoke(revoking)}>
                {words.revoke}
              </Button>
            </>
          }
        >
          <p>{words.revokeHint}</p>
        </Dialog>
      )}
    </section>
  );
}
