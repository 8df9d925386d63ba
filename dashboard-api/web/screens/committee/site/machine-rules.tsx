import type { SiteView } from "../../../../routes/site.ts";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { stateWords } from "../../../state-mark/state-words.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { OpenHoursText } from "./open-hours-text.tsx";
import { ruleOfRate, rulesOfBooking } from "./rules.ts";
import { useRuleText } from "./use-rule-text.ts";
import { siteWords } from "./words.ts";

type Machine = SiteView["machines"][number];

/** A condition as the site file has it, without delays of nothing. */
function conditionText(when: unknown): string {
  const told = JSON.stringify(when, (key, value) =>
    (key === "onDelay" || key === "offDelay") && value === 0 ? undefined : value,
  );
  return told
    .replaceAll('"', "")
    .replaceAll(":", ": ")
    .replaceAll(",", ", ")
    .replace(/^\{|\}$/g, "");
}

/** In what each machine differs, and what its state is told from. */
export function MachineRules({ machines }: { machines: readonly Machine[] }) {
  const words = useWords(siteWords);
  const text = useText();
  const numbers = useNumbers();
  const write = useRuleText();
  const states = useWords(stateWords);
  const own = ({ booking = {} }: Machine) =>
    rulesOfBooking(Object.fromEntries(Object.entries(booking).filter(([, value]) => value !== undefined)));
  const columns: Column<Machine>[] = [
    {
      id: "machine",
      head: words.machine,
      cell: (it) => (
        <>
          {text(it.name)}
          <span class="small soft site-model">{[it.maker, it.model].filter(Boolean).join(" ")}</span>
        </>
      ),
    },
    {
      id: "rate",
      head: words.rate,
      isNumber: true,
      cell: (it) => write(ruleOfRate(it.rate)),
    },
    {
      id: "hours",
      head: words.hours,
      cell: ({ calendar }) =>
        calendar ? <OpenHoursText calendar={calendar} /> : <span class="soft">{words.asCluster}</span>,
    },
    {
      id: "rules",
      head: words.ownRules,
      cell: (it) =>
        own(it).length === 0 ? (
          <span class="soft">{words.asCluster}</span>
        ) : (
          <ul class="site-hours">
            {own(it).map(({ name, told }) => (
              <li key={name}>
                <span class="small soft">{words.rules[name]}</span> {write(told)}
              </li>
            ))}
          </ul>
        ),
    },
    {
      id: "state",
      head: words.derivation,
      cell: ({ state }) =>
        "preset" in state ? (
          <code>{state.preset}</code>
        ) : (
          <ol class="site-states">
            {state.rules.map((rule, at) => (
              <li key={`${at} ${rule.state}`}>
                <code>{conditionText(rule.when)}</code> →{" "}
                {rule.state === "keep" ? words.keep : states[rule.state]}
              </li>
            ))}
          </ol>
        ),
    },
    { id: "signals", head: words.signals, isNumber: true, cell: (it) => numbers.number(it.signals.length) },
  ];
  return <DataTable caption={words.machines} columns={columns} rows={machines} keyOf={({ id }) => id} />;
}
