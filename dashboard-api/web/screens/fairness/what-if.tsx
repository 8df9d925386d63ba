import { useState } from "preact/hooks";
import type { ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { Button } from "../../controls/button.tsx";
import { CheckField, TextField } from "../../controls/field.tsx";
import { Notice, ProblemNotice } from "../../controls/problem-notice.tsx";
import { useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { rfc3339 } from "../../time/instant.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { dateOf } from "../../time/zoned.ts";
import type { Row, View } from "./use-fairness.ts";
import { type Supposed, WhatIfResult } from "./what-if-result.tsx";
import { whatIfWords } from "./what-if-words.ts";

const positive = (text: string): number | undefined => (Number(text) > 0 ? Number(text) : undefined);

/** Other shares, another peak factor, a quota: what they would have made of the same use. Nothing is changed. */
export function WhatIf({ view, row }: { view: View; row: Row }) {
  const words = useWords(whatIfWords);
  const numbers = useNumbers();
  const { zone } = useTime();
  const api = useApi();
  const name = useCompanyName();
  const usual = Object.fromEntries(
    row.members.map((it) => [it.company, String(Math.round(it.entitlement * 1_000) / 10)]),
  );
  const [shares, setShares] = useState<Record<string, string>>({});
  const [factor, setFactor] = useState("");
  const [hours, setHours] = useState("");
  const [days, setDays] = useState("7");
  const [isPeak, setPeak] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<Supposed>();
  const [problem, setProblem] = useState<ApiProblem>();
  const part = (company: string) => shares[company] ?? usual[company] ?? "";
  const sum = row.members.reduce((total, { company }) => total + (Number(part(company)) || 0), 0);
  const isWrong = (text: string) => text !== "" && positive(text) === undefined;
  const ask = async () => {
    setBusy(true);
    const agreed = Object.entries({ ...usual, ...shares })
      .map(([company, text]) => [company, positive(text)] as const)
      .filter((it): it is [string, number] => it[1] !== undefined);
    const limit = positive(hours);
    const answer = await api.post<Supposed>("/fairness/what-if", {
      from: rfc3339(view.from),
      to: rfc3339(view.to),
      ...(view.machines.length > 0 ? { machines: view.machines } : {}),
      ...(view.basis ? { basis: view.basis } : {}),
      ...(Object.keys(shares).length > 0
        ? { shares: [{ since: dateOf(view.from, zone), shares: Object.fromEntries(agreed) }] }
        : {}),
      ...(positive(factor) ? { peakFactor: positive(factor) } : {}),
      ...(limit ? { quotas: [{ hours: limit, windowDays: positive(days) ?? 7, peakOnly: isPeak }] } : {}),
    });
    setBusy(false);
    setTold(answer.ok ? answer.value : undefined);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  return (
    <details class="fairness-more no-print">
      <summary>{words.title}</summary>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <p class="soft">{words.note}</p>
        <fieldset class="what-if-shares">
          <legend>
            {words.share} <span class="soft small">{words.sum(numbers.number(sum, 1))}</span>
          </legend>
          {row.members.map(({ company }) => (
            <TextField
              key={company}
              label={name(company)}
              inputMode="decimal"
              value={part(company)}
              onValue={(text) => setShares((before) => ({ ...before, [company]: text }))}
            />
          ))}
        </fieldset>
        <div class="row what-if-fields">
          <TextField
            label={words.peakFactor}
            hint={words.peakFactorHint}
            inputMode="decimal"
            value={factor}
            onValue={setFactor}
            {...(isWrong(factor) ? { mistake: words.notNumber } : {})}
          />
          <TextField
            label={words.quotaHours}
            inputMode="decimal"
            value={hours}
            onValue={setHours}
            {...(isWrong(hours) ? { mistake: words.notNumber } : {})}
          />
          <TextField label={words.quotaDays} inputMode="numeric" value={days} onValue={setDays} />
          <CheckField label={words.quotaPeak} checked={isPeak} onValue={setPeak} />
        </div>
        <p class="small soft">{words.quotaNote}</p>
        {problem && <ProblemNotice problem={problem} />}
        <div class="row">
          <Button kind="main" type="submit" isBusy={isBusy} disabled={isWrong(factor) || isWrong(hours)}>
            {words.ask}
          </Button>
          <Button
            onClick={() => {
              setShares({});
              setFactor("");
              setHours("");
              setTold(undefined);
            }}
          >
            {words.reset}
          </Button>
        </div>
        {told && told.refused.length > 0 && (
          <Notice>{words.refused(numbers.number(told.refused.length))}</Notice>
        )}
        {told && <WhatIfResult told={told} />}
      </form>
    </details>
  );
}
