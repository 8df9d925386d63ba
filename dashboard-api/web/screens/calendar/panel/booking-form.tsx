import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { Button } from "../../../controls/button.tsx";
import { Segments } from "../../../controls/tabs.tsx";
import { useWords } from "../../../language/use-words.ts";
import { booksForOthers, type Viewer } from "../data/calendar-booking.ts";
import type { CalendarData } from "../data/use-calendar-data.ts";
import type { Draft } from "../draft.ts";
import type { Verdict } from "../verdict/use-verdict.ts";
import { VerdictView } from "../verdict/verdict-view.tsx";
import { BlockReason, BlockVerdict } from "./block-fields.tsx";
import type { BookingFormValues } from "./booking-form-values.ts";
import { CalendarPanel } from "./calendar-panel.tsx";
import { DetailFields } from "./detail-fields.tsx";
import { panelWords } from "./panel-words.ts";
import { type Place, PlaceFields } from "./place-fields.tsx";
import { SeriesFields } from "./series-fields.tsx";
import { ToldProblem } from "./told-problem.tsx";

const kinds = ["booking", "maintenance", "outage"] as const;

/** A new booking, or a change of one: when and where, for whom and what for, what the rules say, and sending it. */
export function BookingForm(props: {
  draft: Draft;
  form: BookingFormValues;
  viewer: Viewer;
  data: CalendarData;
  verdict: Verdict;
  now: number;
  problem: ApiProblem | undefined;
  isSending: boolean;
  onPlace: (place: Place) => void;
  onForm: (form: BookingFormValues) => void;
  onSend: () => void;
  onWait: () => void;
  onClose: () => void;
}) {
  const { draft, form, viewer, data, verdict, now, problem, isSending } = props;
  const words = useWords(panelWords);
  const [count, setCount] = useState<number | null>(null);
  const { replaces } = draft;
  const isNew = replaces === null;
  const hours = data.hours?.machines.get(draft.machine);
  const forOthers = booksForOthers(viewer);
  const company = isNew
    ? forOthers
      ? form.company || undefined
      : (viewer.company ?? undefined)
    : (replaces.view?.company ?? undefined);
  const machines = data.machines ?? [];
  const machineName = (machine: string) => machines.find((it) => it.id === machine)?.name ?? machine;
  const isSeries = isNew && form.kind === "booking" && form.repeat !== null;
  const kind = replaces?.kind ?? form.kind;
  const isBlock = kind !== "booking";
  const needsCompany = isNew && !isBlock && forOthers && form.company === "";
  const canSend = !needsCompany && (isSeries ? count !== null && count > 0 : verdict.standing !== "refused");
  const newText = isBlock ? words.blockIt : words.bookIt;
  const sendText = isSeries ? words.bookSeries(count ?? 0) : isNew ? newText : words.saveChange;
  const [newTitle, changeTitle] = isBlock
    ? [words.newBlock, words.changeBlock]
    : [words.newBooking, words.changeBooking];
  return (
    <CalendarPanel
      title={isNew ? newTitle : changeTitle}
      about={replaces?.key ?? "new"}
      onClose={props.onClose}
      actions={
        <>
          {isNew && verdict.isBusy && !isSeries && !isBlock && (
            <Button disabled={needsCompany} onClick={props.onWait}>
              {words.wait}
            </Button>
          )}
          <Button kind="main" isBusy={isSending} disabled={!canSend} onClick={props.onSend}>
            {sendText}
          </Button>
        </>
      }
    >
      {problem && <ToldProblem problem={problem} />}
      {isNew && forOthers && (
        <div class="calendar-entry-kind">
          <Segments
            label={words.entry}
            choices={kinds.map((value) => ({ value, label: words.entries[value] }))}
            value={form.kind}
            onValue={(value) => props.onForm({ ...form, kind: value })}
          />
          {kind !== "booking" && <p class="field-note">{words.blockHints[kind]}</p>}
        </div>
      )}
      {isBlock && <BlockVerdict {...{ form, verdict, isNew }} onForm={props.onForm} />}
      {!isSeries && !isBlock && (
        <VerdictView
          verdict={verdict}
          length={draft.until - draft.from}
          machine={draft.machine}
          machineName={machineName}
          missing={needsCompany ? words.chooseCompany : undefined}
          onPlace={props.onPlace}
        />
      )}
      <PlaceFields
        place={draft}
        machines={machines}
        granularity={hours?.rules.granularity ?? 900_000_000}
        isStarted={replaces !== null && replaces.from <= now}
        isLong={isBlock}
        onPlace={props.onPlace}
      />
      {isBlock && <BlockReason form={form} onForm={props.onForm} />}
      {!isBlock && (
        <DetailFields
          form={form}
          onForm={props.onForm}
          companies={forOthers ? data.companies.filter((it) => it.listed) : []}
          company={company}
          level={hours?.rules.qualification ?? null}
          machine={draft.machine}
          seesJob={isNew || replaces.isOwn}
          isNew={isNew}
        />
      )}
      {isNew && !isBlock && (
        <SeriesFields
          draft={draft}
          form={form}
          onForm={props.onForm}
          company={forOthers ? company : undefined}
          level={hours?.rules.qualification ?? null}
          onCount={setCount}
        />
      )}
      {isNew && verdict.isBusy && !isSeries && !isBlock && <p class="small soft">{words.waitHint}</p>}
    </CalendarPanel>
  );
}
