import "./behalf.css";
import { useState } from "preact/hooks";
import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { useNavigation } from "../../../app/navigation.tsx";
import { DateField } from "../../../controls/date-field.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { EmptyState } from "../../../controls/problem-notice.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { atClock, dateOf } from "../../../time/zoned.ts";
import { CompanyPin } from "../people/company-pin.tsx";
import { BehalfDay } from "./behalf-day.tsx";
import { BehalfForm } from "./behalf-form.tsx";
import { behalfWords } from "./words.ts";

type Someone = z.infer<typeof personSchema>;

/** Books for who phones or faxes: company, machine and day, what is free, and what the rules say. */
export default function BehalfTab() {
  const words = useWords(behalfWords);
  const text = useText();
  const { zone } = useTime();
  const now = useNow(60_000);
  const { address, change } = useNavigation();
  const companies = [...useCompanies().values()].filter((it) => it.listed);
  const machines = useMachines().value?.items ?? [];
  const [turn, setTurn] = useState(0);
  const people = useAnswer<{ items: Someone[] }>((api) => api.kept("/people"), []);
  const { date = dateOf(now, zone), start = "09:00", end = "10:00" } = address.query;
  const company = companies.find((it) => it.id === address.query.company);
  const machine = machines.find((it) => it.id === address.query.machine);
  const from = atClock(date, start, zone);
  const to = atClock(date, end === "24:00" ? "00:00" : end, zone);
  const set = (key: string) => (value: string) => change({ [key]: value }, { replace: true });
  const choose = { value: "", label: words.choose };
  // Who may use the machine is found first.
  const ofCompany = (people.value?.items ?? [])
    .filter((it) => it.company === company?.id)
    .map(({ id, name, qualifications }) => ({
      ...{ id, name },
      isQualified: qualifications.some((it) => it.machine === machine?.id),
    }))
    .sort((one, other) => Number(other.isQualified) - Number(one.isQualified));
  const isSpan = from !== undefined && to !== undefined && to > from;
  return (
    <div class="stack behalf">
      <div>
        <h2>{words.title}</h2>
        <p class="small soft">{words.note}</p>
      </div>
      <div class="card stack">
        <div class="behalf-fields">
          <SelectField
            label={words.company}
            value={company?.id ?? ""}
            choices={[choose, ...companies.map(({ id, name }) => ({ value: id, label: name }))]}
            onValue={set("company")}
          />
          <SelectField
            label={words.machine}
            value={machine?.id ?? ""}
            choices={[choose, ...machines.map(({ id, name }) => ({ value: id, label: text(name) }))]}
            onValue={set("machine")}
          />
          <DateField label={words.day} value={date} min={dateOf(now, zone)} onValue={set("date")} />
          <TextField label={words.from} type="time" step={900} value={start} onValue={set("start")} />
          <TextField label={words.to} type="time" step={900} value={end} onValue={set("end")} />
        </div>
        {company && (
          <p class="row small">
            <span class="soft">{words.pin}</span> <CompanyPin company={company} />
          </p>
        )}
        {!(company && machine) && <EmptyState title={words.chooseFirst} />}
        {machine && (
          <BehalfDay
            turn={turn}
            machine={machine.id}
            name={text(machine.name)}
            date={date}
            now={now}
            chosen={{ from, to }}
          />
        )}
        {company && machine && isSpan && (
          <BehalfForm
            key={company.id}
            company={company.id}
            machine={machine.id}
            from={from}
            to={to}
            people={ofCompany}
            onChange={() => setTurn((it) => it + 1)}
          />
        )}
      </div>
    </div>
  );
}
