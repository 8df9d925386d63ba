import { useState } from "preact/hooks";
import { useAnswer } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import type { Column } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { usePerson } from "../../../session/use-session.ts";
import type { Account, MadeLink } from "./account.ts";
import { AccountActions } from "./account-actions.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { PeopleList } from "./people-list.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useUntil } from "./use-until.ts";
import { peopleWords } from "./words.ts";

/** Accounts with their roles; the committee invites and changes. */
export function Accounts() {
  const words = useWords(peopleWords);
  const { role } = usePerson();
  const companies = useCompanies();
  const until = useUntil();
  const asked = useAnswer<{ items: Account[] }>((api, signal) => api.get("/accounts", {}, signal), []);
  const [isInviting, setInviting] = useState(false);
  const [made, setMade] = useState<{ name: string; link: MadeLink }>();
  const isCommittee = role === "committee";
  const columns: Column<Account>[] = [
    { id: "name", head: words.name, cell: (it) => it.name },
    { id: "login", head: words.login, cell: (it) => it.login },
    { id: "role", head: words.role, cell: (it) => words.roleNames[it.role] ?? it.role },
    {
      id: "company",
      head: words.company,
      cell: (it) => (it.company ? (companies.get(it.company)?.short ?? it.company) : words.noCompany),
    },
    {
      id: "state",
      head: words.state,
      cell: (it) => <span class={`people-state people-${it.state}`}>{words.states[it.state]}</span>,
    },
    ...(isCommittee
      ? [
          {
            id: "actions",
            head: words.actions,
            cell: (it: Account) => (
              <AccountActions
                account={it}
                onChange={asked.again}
                onLink={(link) => setMade({ name: it.name, link })}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <PeopleList
        caption={words.parts.accounts}
        note={words.notes.accounts}
        asked={asked}
        columns={columns}
        action={
          isCommittee && (
            <Button kind="main" onClick={() => setInviting(true)}>
              {words.invite}
            </Button>
          )
        }
      />
      {isInviting && (
        <InviteDialog
          onClose={() => setInviting(false)}
          onMade={(name, link) => {
            setInviting(false);
            setMade({ name, link });
            asked.again();
          }}
        />
      )}
      {made && (
        <SecretDialog
          title={words.linkTitle}
          note={words.linkNote(made.name, until(made.link.expires))}
          label={words.link}
          secret={made.link.link}
          onClose={() => setMade(undefined)}
        />
      )}
    </>
  );
}
