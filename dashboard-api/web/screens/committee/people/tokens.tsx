import { useState } from "preact/hooks";
import type { Role } from "../../../../access/role.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import type { Column } from "../../../controls/data-table.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { PeopleList } from "./people-list.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { TokenDialog } from "./token-dialog.tsx";
import { tokenWords } from "./token-words.ts";
import { peopleWords } from "./words.ts";

interface Token {
  id: string;
  name: string;
  role: Role;
  company: string | null;
  machine: string | null;
  scopes: string[];
  expires: string;
  revoked: string | null;
}

/** API tokens and those of the pages at machines; revoked at once where one got lost. */
export function Tokens() {
  const words = useWords(peopleWords);
  const texts = useWords(tokenWords);
  const text = useText();
  const time = useTime();
  const now = useNow(60_000);
  const api = useApi();
  const toast = useToast();
  const companies = useCompanies();
  const machines = useMachines().value?.items ?? [];
  const asked = useAnswer<{ items: Token[] }>((it, signal) => it.get("/tokens", {}, signal), []);
  const [leaving, setLeaving] = useState<Token>();
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const whose = ({ role, company, machine }: Token) =>
    [
      words.roleNames[role] ?? role,
      company && (companies.get(company)?.short ?? company),
      machine && (text(machines.find((it) => it.id === machine)?.name) || machine),
    ]
      .filter(Boolean)
      .join(" / ");
  const standing = (it: Token) =>
    it.revoked ? texts.revoked : millis(it.expires) < now ? words.expired : texts.valid;
  const revoke = async (it: Token) => {
    const answer = await api.remove(`/tokens/${encodeURIComponent(it.id)}`);
    if (!answer.ok) return answer.problem;
    toast({ text: texts.revokeDone });
    asked.again();
    return undefined;
  };
  const columns: Column<Token>[] = [
    { id: "name", head: texts.token, cell: (it) => it.name },
    { id: "role", head: words.role, cell: whose },
    {
      id: "scopes",
      head: texts.scopes,
      cell: (it) => it.scopes.map((scope) => texts.scopeNames[scope] ?? scope).join("・"),
    },
    { id: "expires", head: texts.expires, cell: (it) => time.dayLong(millis(it.expires)) },
    { id: "state", head: words.state, cell: standing },
    {
      id: "actions",
      head: words.actions,
      cell: (it) =>
        !it.revoked &&
        millis(it.expires) > now && (
          <Button kind="quiet" aria-label={`${texts.revoke}: ${it.name}`} onClick={() => setLeaving(it)}>
            {texts.revoke}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PeopleList
        caption={words.parts.tokens}
        note={words.notes.tokens}
        asked={asked}
        columns={columns}
        nothing={texts.noTokens}
        action={
          <Button kind="main" onClick={() => setMaking(true)}>
            {texts.makeToken}
          </Button>
        }
      />
      {leaving && (
        <ConfirmDialog
          title={texts.revoke}
          note={texts.revokeNote(leaving.name)}
          action={texts.revoke}
          isDanger
          onConfirm={() => revoke(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
      {isMaking && (
        <TokenDialog
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setSecret(token);
            asked.again();
          }}
        />
      )}
      {secret && (
        <SecretDialog
          title={texts.tokenTitle}
          note={texts.tokenNote}
          label={words.parts.tokens}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}
