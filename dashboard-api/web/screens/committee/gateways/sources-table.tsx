import { sentenceIn } from "../../../../../config/wire/gateway-texts.ts";
import type { GatewayView } from "../../../../live/live-view.ts";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { type Millis, millis } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { daysLeft, sourceText } from "./gateway-issues.ts";
import { gatewayWords } from "./words.ts";

type Source = GatewayView["sources"][number];
const protocols = { opcua: "OPC UA", mqtt: "MQTT" };

/** What a gateway reads, and how well. */
export function SourcesTable({ sources, now }: { sources: readonly Source[]; now: Millis }) {
  const words = useWords(gatewayWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const time = useTime();
  const until = (it: string) => {
    const left = daysLeft(millis(it), now);
    const day = time.dayLong(millis(it));
    return left < 0 ? words.ended(day) : words.ends(day, left);
  };
  const columns: Column<Source>[] = [
    {
      id: "source",
      head: words.source,
      cell: (it) => (
        <>
          {it.source} <span class="small soft">{protocols[it.protocol]}</span>
        </>
      ),
    },
    {
      id: "state",
      head: words.state,
      cell: (it) => (
        <>
          <span class={`gateway-mark gateway-${it.state === "connected" ? "good" : "bad"}`}>
            {words.states[it.state]}
          </span>
          {it.detail && <span class="small gateway-detail">{sourceText(it, language)}</span>}
        </>
      ),
    },
    { id: "since", head: words.since, cell: (it) => time.moment(millis(it.since), now) },
    {
      id: "skew",
      head: words.skew,
      isNumber: true,
      cell: (it) => (it.skew === null ? words.noClock : words.skewOf(numbers.signed(it.skew / 1_000_000, 3))),
    },
    { id: "steps", head: words.steps, isNumber: true, cell: (it) => numbers.number(it.backwardSteps) },
    { id: "samples", head: words.samples, isNumber: true, cell: (it) => numbers.number(it.samples) },
    { id: "discarded", head: words.discarded, isNumber: true, cell: (it) => numbers.number(it.discarded) },
    {
      id: "certificate",
      head: words.certificate,
      cell: (it) => (it.certificateExpires ? until(it.certificateExpires) : words.noCertificate),
    },
  ];
  const faulty = sources.flatMap((it) => Object.entries(it.faults));
  return (
    <div class="stack">
      <h3>{words.sources}</h3>
      <DataTable caption={words.sources} columns={columns} rows={sources} keyOf={(it) => it.source} />
      {faulty.length > 0 && (
        <div>
          <h3>{words.faults}</h3>
          <ul class="notice-list">
            {faulty.map(([signal, why]) => (
              <li key={signal}>
                <code>{signal}</code> {sentenceIn(language, why)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
