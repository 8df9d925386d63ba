import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { committeeWords } from "../words.ts";
import type { MadeLink } from "./account.ts";
import { isWhole, type RoleChoice, RoleFields, roleBody } from "./role-fields.tsx";
import { peopleWords } from "./words.ts";

/** Who is invited, and as what. */
export function InviteDialog(props: { onMade: (name: string, link: MadeLink) => void; onClose: () => void }) {
  const { onMade, onClose } = props;
  const words = useWords(peopleWords);
  const { cancel } = useWords(committeeWords);
  const api = useApi();
  const [name, setName] = useState("");
  const [kana, setKana] = useState("");
  const [login, setLogin] = useState("");
  const [choice, setChoice] = useState<RoleChoice>({ role: "member", company: "" });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const mistakeAt = (where: string) => problem?.mistakes?.find((it) => it.where === where)?.expected;
  const invite = async () => {
    setBusy(true);
    const body = { name, login, kana: kana.trim() || null, ...roleBody(choice) };
    const answer = await api.post<MadeLink>("/accounts", body);
    setBusy(false);
    if (answer.ok) onMade(name, answer.value);
    else setProblem(answer.problem);
  };
  const isReady = name.trim() !== "" && login.trim() !== "" && isWhole(choice);
  return (
    <Dialog
      title={words.invite}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button kind="main" isBusy={isBusy} disabled={!isReady} onClick={() => void invite()}>
            {words.sendInvite}
          </Button>
        </>
      }
    >
      <p class="small soft">{words.inviteNote}</p>
      {problem && <ProblemNotice problem={problem} />}
      <TextField label={words.name} value={name} maxLength={100} required onValue={setName} />
      <TextField label={words.kana} value={kana} maxLength={100} onValue={setKana} />
      <TextField
        label={words.login}
        hint={words.loginHint}
        mistake={mistakeAt("body/login")}
        value={login}
        autocomplete="off"
        maxLength={100}
        required
        onValue={setLogin}
      />
      <RoleFields value={choice} onValue={setChoice} />
    </Dialog>
  );
}
