import "./fairness.css";
import "../../chart/chart.css";
import { useApi } from "../../api/use-api.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { Button } from "../../controls/button.tsx";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { controlWords } from "../../controls/words.ts";
import { useWords } from "../../language/use-words.ts";
import { MachineChoice } from "../../period/machine-choice.tsx";
import { DaysChoice, PeriodText, RangeChoice } from "../../period/period-choice.tsx";
import { useInstallation, usePerson } from "../../session/use-session.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useNow } from "../../time/use-time.ts";
import { Details } from "./details.tsx";
import { FairnessExplanation } from "./explanation.tsx";
import { MembersList } from "./members-list.tsx";
import { RoundsPlace } from "./rounds/rounds-place.tsx";
import { Totals } from "./totals.tsx";
import { type Basis, bases, fairnessQuery, useFairness, viewOf } from "./use-fairness.ts";
import { WhatIf } from "./what-if.tsx";
import { fairnessWords } from "./words.ts";

/** Whether use is in line with entitlement, and why. */
export default function FairnessScreen() {
  const words = useWords(fairnessWords);
  const controls = useWords(controlWords);
  const numbers = useNumbers();
  const { address, change } = useNavigation();
  const { cluster } = useInstallation();
  const person = usePerson();
  const api = useApi();
  const view = viewOf(address.query, useNow(60_000), cluster);
  const asked = useFairness(view);
  useTitle(words.title);
  const told = asked.value;
  const row = told?.rows[0];
  const basis = view.basis ?? told?.basis ?? "chargeable";
  const seesAll = person.company === null;
  const opened = address.query.member;
  return (
    <div class="stack fairness">
      <header class="row">
        <div>
          <h1>{words.title}</h1>
          <p class="soft">{words.question}</p>
        </div>
        <div class="row row-end no-print">
          <a
            class="button"
            href={api.address("/fairness", { ...fairnessQuery(view), format: "csv" })}
            download
          >
            {controls.csv}
          </a>
          <Button onClick={() => print()}>{controls.print}</Button>
        </div>
      </header>
      <section class="stack no-print" aria-label={words.basis}>
        <div class="row">
          <RangeChoice period={view} />
          <Segments<Basis>
            label={words.basis}
            value={basis}
            choices={bases.map((value) => ({ value, label: words.bases[value] }))}
            onValue={(value) => change({ basis: value })}
          />
        </div>
        <div class="row">
          <DaysChoice period={view} />
        </div>
        <MachineChoice chosen={view.machines} />
      </section>
      <p class="small soft">
        <PeriodText period={view} cut={told?.cut ?? false} /> {words.bases[basis]}: {words.basisNotes[basis]}
      </p>
      {asked.problem && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!told && !asked.problem && <Skeleton lines={8} />}
      {told && row && row.total.use === 0 && (
        <EmptyState title={words.nothing}>{words.nothingWay}</EmptyState>
      )}
      {told && row && (
        <>
          <section class="card stack">
            <div>
              <h2>{words.members}</h2>
              <p class="small soft">{words.membersNote}</p>
            </div>
            {row.members.length === 0 && row.others === null && (
              <EmptyState title={words.nobody}>{words.nobodyWay}</EmptyState>
            )}
            <MembersList
              row={row}
              mayOpen={(company) => seesAll || company === person.company}
              onOpen={(member) => change({ member })}
            />
            <p class="small soft">
              {words.equivalent(numbers.money(told.referenceRate, told.currency))} /{" "}
              {words.version(told.version)}
            </p>
          </section>
          <Totals told={told} row={row} />
          <details
            class="fairness-more"
            open={address.query.detail !== undefined}
            onToggle={(event) =>
              change({ detail: event.currentTarget.open ? "1" : undefined }, { replace: true })
            }
          >
            <summary>{words.detail}</summary>
            {address.query.detail !== undefined && <Details told={told} row={row} view={view} />}
          </details>
          {person.role === "committee" && <WhatIf view={view} row={row} />}
        </>
      )}
      <RoundsPlace />
      {opened && (
        <FairnessExplanation member={opened} view={view} onClose={() => change({ member: undefined })} />
      )}
    </div>
  );
}
