import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { type Account, type MadeLink, personRoles } from "./account.ts";
import { isWhole, type RoleChoice, RoleFields, roleBody } from "./role-fields.tsx";
import { peopleWords } from "./words.ts";

type Deed = "reset" | "disable" | "change";

/** What the committee does with an account; nobody disables or changes the own one. */
export function AccountActions(props: {
  account: Account;
  onChange: () => void;
  onLink: (link: MadeLink) => void;
}) {
  const { account, onChange, onLink } = props;
  const { id, name, state } = account;
  const words = useWords(peopleWords);
  const api = useApi();
  const toast = useToast();
  const person = usePerson();
  const [deed, setDeed] = useState<Deed>();
  const role = personRoles.find((it) => it === account.role) ?? "member";
  const [choice, setChoice] = useState<RoleChoice>({ role, company: account.company ?? "" });
  const isOwn = account.person === person.person;
  const path = `/accounts/${encodeURIComponent(id)}`;

  const patch = async (body: object, text: string): Promise<ApiProblem | undefined> => {
    const answer = await api.patch<Account>(path, body);
    if (!answer.ok) return answer.problem;
    toast({ text });
    onChange();
    return undefined;
  };
  const carryOut = async (): Promise<ApiProblem | undefined> => {
    if (deed === "disable") return patch({ disabled: true }, words.disabled(name));
    if (deed === "change") return patch(roleBody(choice), words.changed(name));
    const answer = await api.post<MadeLink>(`${path}/reset`, undefined);
    if (!answer.ok) return answer.problem;
    onLink(answer.value);
    onChange();
    return undefined;
  };
  const notes = { reset: words.resetNote(name), disable: words.disableNote(name), change: words.changeNote };
  return (
    <span class="people-actions">
      <Button kind="quiet" aria-label={`${words.reset}: ${name}`} onClick={() => setDeed("reset")}>
        {words.reset}
      </Button>
      {!isOwn && (
        <Button kind="quiet" aria-label={`${words.change}: ${name}`} onClick={() => setDeed("change")}>
          {words.change}
        </Button>
      )}
      {!isOwn && state !== "disabled" && (
        <Button kind="quiet" aria-label={`${words.disable}: ${name}`} onClick={() => setDeed("disable")}>
          {words.disable}
        </Button>
      )}
      {state === "disabled" && (
        <Button
          kind="quiet"
          aria-label={`${words.enable}: ${name}`}
          onClick={() => void patch({ disabled: false }, words.enabled(name))}
        >
          {words.enable}
        </Button>
      )}
      {deed && (
        <ConfirmDialog
          title={`${words[deed]}: ${name}`}
          note={notes[deed]}
          action={deed === "change" ? words.save : words[deed]}
          isDanger={deed === "disable"}
          isReady={deed !== "change" || isWhole(choice)}
          onConfirm={carryOut}
          onClose={() => setDeed(undefined)}
        >
          {deed === "change" && <RoleFields value={choice} onValue={setChoice} />}
        </ConfirmDialog>
      )}
    </span>
  );
}
