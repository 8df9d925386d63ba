import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { Button } from "../../../controls/button.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { Field, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import type { Deed } from "./use-deeds.ts";
import { judgeWords } from "./words.ts";

/** Asks for what a decision needs: why, and of unbooked use whose it was. */
export function DeedDialog(props: {
  deed: Deed;
  /** What it is about, in a line. */
  about: string;
  /** Companies that had bookings near. */
  nearby: readonly string[];
  onSend: (reason: string, company: string | null) => Promise<ApiProblem | undefined>;
  onClose: () => void;
}) {
  const { deed, about, nearby, onSend, onClose } = props;
  const words = useWords(judgeWords);
  const [reason, setReason] = useState("");
  const [company, setCompany] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const isAssignment = deed === "assign";
  const send = async () => {
    setBusy(true);
    const refused = await onSend(reason, isAssignment ? company : null);
    setBusy(false);
    if (refused) setProblem(refused);
    else onClose();
  };
  const takesAway = deed === "refuse" || deed === "unassign";
  return (
    <Dialog
      title={words.deeds[deed].name}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            kind={takesAway ? "danger" : "main"}
            isBusy={isBusy}
            disabled={reason.trim() === "" || (isAssignment && company === "")}
            onClick={() => void send()}
          >
            {words.deeds[deed].name}
          </Button>
        </>
      }
    >
      <p class="judge-about">{about}</p>
      <p>{words.deeds[deed].means}</p>
      {problem && <ProblemNotice problem={problem} />}
      {isAssignment && <CompanyField value={company} nearby={nearby} onValue={setCompany} />}
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        maxLength={500}
        required
        onValue={setReason}
      />
    </Dialog>
  );
}

/** The likely ones first: who had the machine before or after. */
function CompanyField(props: {
  value: string;
  nearby: readonly string[];
  onValue: (company: string) => void;
}) {
  const words = useWords(judgeWords);
  const companies = useCompanies();
  const all = [...companies.values()].filter((it) => it.listed);
  const isNear = (id: string) => props.nearby.includes(id);
  const options = (list: typeof all) =>
    list.map((it) => (
      <option key={it.id} value={it.id}>
        {it.name}
      </option>
    ));
  return (
    <Field label={words.company}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={props.value}
          onChange={(event) => props.onValue(event.currentTarget.value)}
        >
          <option value="">{words.choose}</option>
          {all.some((it) => isNear(it.id)) && (
            <optgroup label={words.nearby}>{options(all.filter((it) => isNear(it.id)))}</optgroup>
          )}
          <optgroup label={words.others}>{options(all.filter((it) => !isNear(it.id)))}</optgroup>
        </select>
      )}
    </Field>
  );
}
