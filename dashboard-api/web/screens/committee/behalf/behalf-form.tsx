import { useMemo, useRef, useState } from "preact/hooks";
import type { BookingView } from "../../../../routes/booking-view.ts";
import { newKey } from "../../../api/api-client.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { useNavigation } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { type Millis, millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { clockOf, dateOf } from "../../../time/zoned.ts";
import type { Draft } from "../../calendar/draft.ts";
import { emptyForm, wishBody } from "../../calendar/panel/booking-form-values.ts";
import { useVerdict } from "../../calendar/verdict/use-verdict.ts";
import { VerdictView } from "../../calendar/verdict/verdict-view.tsx";
import { behalfWords } from "./words.ts";

const channels = ["phone", "fax", "visit"];

/** Who will be there, why, what the rules say, and booking it. What was entered stays until it is booked. */
export function BehalfForm(props: {
  company: string;
  machine: string;
  from: Millis;
  to: Millis;
  people: readonly { id: string; name: string; isQualified: boolean }[];
  /** A booking was made, or taken back. */
  onChange: () => void;
}) {
  const { company, machine, from, to, people, onChange } = props;
  const words = useWords(behalfWords);
  const text = useText();
  const time = useTime();
  const api = useApi();
  const toast = useToast();
  const now = useNow();
  const { change } = useNavigation();
  const machines = useMachines().value?.items ?? [];
  const [person, setPerson] = useState("");
  const [purpose, setPurpose] = useState<"within" | "outside">("within");
  const [reason, setReason] = useState(words.channels.phone ?? "");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const key = useRef(newKey());
  // Times of the rules are microseconds.
  const draft: Draft = { machine, from: from * 1_000, until: to * 1_000, replaces: null, isMoving: false };
  const nothingKnown = useMemo(() => ({ bookings: new Map(), hours: undefined }), []);
  const asker = { company, person: person || null, mentor: null };
  const { verdict, forget } = useVerdict(draft, asker, nothingKnown, () => now * 1_000);
  const place = (at: { machine: string; from: number; until: number }) =>
    change(
      {
        machine: at.machine,
        date: dateOf(at.from / 1_000, time.zone),
        start: clockOf(at.from / 1_000, time.zone),
        end: clockOf(at.until / 1_000, time.zone),
      },
      { replace: true },
    );
  const undo = async ({ id, version }: BookingView) => {
    const back = await api.post(`/bookings/${id}/cancel`, { reason: words.undo }, { ifMatch: version });
    toast(back.ok ? { text: words.undone } : { text: back.problem.title, kind: "wrong" });
    forget();
    onChange();
  };
  const book = async () => {
    setBusy(true);
    const form = { ...emptyForm(person || null), purpose, reason };
    const answer = await api.post<BookingView>("/bookings", wishBody(draft, form, company), {
      key: key.current,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    forget();
    onChange();
    if (!answer.ok) return;
    key.current = newKey();
    const made = answer.value;
    const what = time.range(millis(made.from), millis(made.to));
    toast({
      text: made.status === "requested" ? words.asked(what) : words.booked(what),
      undo: () => void undo(made),
    });
  };
  return (
    <div class="stack">
      <div class="behalf-fields">
        <SelectField
          label={words.person}
          value={person}
          choices={[
            { value: "", label: words.anybody },
            ...people.map(({ id, name, isQualified }) => ({
              value: id,
              label: isQualified ? words.qualified(name) : name,
            })),
          ]}
          onValue={setPerson}
        />
        <SelectField
          label={words.purpose}
          value={purpose}
          choices={[
            { value: "within", label: words.purposes.within },
            { value: "outside", label: words.purposes.outside },
          ]}
          onValue={setPurpose}
        />
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          value={reason}
          maxLength={500}
          required
          onValue={setReason}
        />
        <fieldset class="behalf-channels" aria-label={words.channel}>
          {channels.map((it) => (
            <Button key={it} onClick={() => setReason(words.channels[it] ?? "")}>
              {words.channels[it]}
            </Button>
          ))}
        </fieldset>
      </div>
      <VerdictView
        verdict={verdict}
        length={(to - from) * 1_000}
        machine={machine}
        machineName={(id) => text(machines.find((it) => it.id === id)?.name) || id}
        onPlace={place}
      />
      {problem && <ProblemNotice problem={problem} />}
      <div class="row">
        <Button
          kind="main"
          isBusy={isBusy}
          disabled={verdict.standing !== "passes" || reason.trim() === ""}
          onClick={() => void book()}
        >
          {words.book}
        </Button>
        <span>{time.range(from, to)}</span>
      </div>
    </div>
  );
}
