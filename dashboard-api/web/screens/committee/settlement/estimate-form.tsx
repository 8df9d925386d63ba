import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { DateField } from "../../../controls/date-field.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useLanguage, useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { rfc3339 } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { addDays, dateOf } from "../../../time/zoned.ts";
import { timeOf } from "../../estimate/estimate-slot.ts";
import type { Settlement } from "./month-settlement.tsx";
import { settlementWords } from "./words.ts";

/** 見積: what a company would pay for a booking. */
export function EstimateForm() {
  const words = useWords(settlementWords);
  const text = useText();
  const language = useLanguage();
  const time = useTime();
  const numbers = useNumbers();
  const now = useNow(60_000);
  const api = useApi();
  const machines = useMachines().value?.items ?? [];
  const companies = [...useCompanies().values()];
  const [form, setForm] = useState({
    ...{ machine: "", company: "", start: "09:00", end: "12:00" },
    day: dateOf(addDays(now, 1, time.zone), time.zone),
  });
  const [estimate, setEstimate] = useState<Settlement["items"][number]>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const change = (part: Partial<typeof form>) => {
    setForm({ ...form, ...part });
    setEstimate(undefined);
    setProblem(undefined);
  };
  const machine = form.machine || machines[0]?.id || "";
  const company = form.company || companies[0]?.id || "";
  const slot = timeOf(form, time.zone);
  const workOut = async (event: Event) => {
    event.preventDefault();
    if (!slot) return;
    setBusy(true);
    const answer = await api.post<Settlement["items"][number]>(
      "/estimates",
      { machine, company, from: rfc3339(slot.from), to: rfc3339(slot.to) },
      { query: { lang: language } },
    );
    setBusy(false);
    if (answer.ok) setEstimate(answer.value);
    else setProblem(answer.problem);
  };
  return (
    <form class="card stack settlement-estimate" onSubmit={(event) => void workOut(event)}>
      <div>
        <h2>{words.estimate}</h2>
        <p class="small soft">{words.estimateNote}</p>
      </div>
      <SelectField
        label={words.estimateMachine}
        value={machine}
        choices={machines.map((it) => ({ value: it.id, label: text(it.name) }))}
        onValue={(value) => change({ machine: value })}
      />
      <SelectField
        label={words.company}
        value={company}
        choices={companies.map((it) => ({ value: it.id, label: it.short }))}
        onValue={(value) => change({ company: value })}
      />
      <DateField label={words.day} value={form.day} onValue={(day) => change({ day })} />
      <div class="row">
        <TextField label={words.from} type="time" value={form.start} onValue={(start) => change({ start })} />
        <TextField label={words.to} type="time" value={form.end} onValue={(end) => change({ end })} />
      </div>
      <div>
        <Button type="submit" isBusy={isBusy} disabled={!slot}>
          {words.workOut}
        </Button>
      </div>
      <div role="status">
        {estimate && slot && (
          <>
            <p class="small soft">{time.range(slot.from, slot.to)}</p>
            <p class="settlement-estimated">
              {words.estimated} <strong>{numbers.money(estimate.total, estimate.currency)}</strong>{" "}
              <span class="small soft">{words.withTax}</span>
            </p>
            <ul class="small">
              {estimate.lines.map((line) => (
                <li key={line.number} class="settlement-line">
                  <span>{text(line.text)}</span>
                  <span>{numbers.money(line.amount, estimate.currency)}</span>
                </li>
              ))}
              <li class="settlement-line">
                <span>{words.tax}</span>
                <span>{numbers.money(estimate.tax, estimate.currency)}</span>
              </li>
            </ul>
            <p>
              <Link to="estimate" class="button" query={{ ...form, machine, company }}>
                {words.estimatePaper}
              </Link>
            </p>
          </>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}
