import { useEffect, useState } from "preact/hooks";
import type { z } from "zod";
import { microsFromRfc3339 } from "../../../../../config/micros.ts";
import type { occurrenceSchema } from "../../../../routes/series.ts";
import { useApi } from "../../../api/use-api.ts";
import { DateField } from "../../../controls/date-field.tsx";
import { CheckField, SelectField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Draft } from "../draft.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { reasonLine } from "../verdict/reason-lines.ts";
import { refusalWords } from "../verdict/refusal-words.ts";
import { type BookingFormValues, type Repeat, seriesBody } from "./booking-form-values.ts";
import { panelWords } from "./panel-words.ts";

export type Occurrence = z.infer<typeof occurrenceSchema>;

const weekChoices = [1, 2, 3, 4] as const;

/** The verdict on every occurrence, asked once the entries rest; those left out are asked for too, to be put back. */
function useOccurrences(
  draft: Draft,
  form: BookingFormValues,
  repeat: Repeat | null,
  company: string | undefined,
) {
  const api = useApi();
  const time = useCalendarTime();
  const [occurrences, setOccurrences] = useState<readonly Occurrence[]>();
  const body =
    repeat &&
    JSON.stringify(
      seriesBody(draft, { ...form, reason: "", job: "" }, { ...repeat, except: [] }, { company, time }),
    );
  useEffect(() => {
    if (!body) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await api
        .post<{ occurrences: Occurrence[] }>("/series/check", JSON.parse(body), { signal: abort.signal })
        .catch(() => undefined);
      if (answer?.ok && !abort.signal.aborted) setOccurrences(answer.value.occurrences);
    }, 250);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, body]);
  return occurrences;
}

/** Repeating by weeks: how often, until when, which days not; with what the rules say to each. */
export function SeriesFields(props: {
  draft: Draft;
  form: BookingFormValues;
  onForm: (form: BookingFormValues) => void;
  company: string | undefined;
  level: string | null;
  onCount: (count: number | null) => void;
}) {
  const { draft, form, onForm, company, level, onCount } = props;
  const words = useWords(panelWords);
  const refusals = useWords(refusalWords);
  const time = useCalendarTime();
  const { repeat } = form;
  const first = time.date(draft.from);
  const occurrences = useOccurrences(draft, form, repeat, company);
  const set = (change: Partial<Repeat>) => repeat && onForm({ ...form, repeat: { ...repeat, ...change } });
  const wanted = occurrences?.filter(({ date }) => !repeat?.except.includes(date)) ?? [];
  const good = wanted.filter(({ verdict }) => verdict === "free").length;
  const count = repeat && occurrences ? (repeat.isWhole && good < wanted.length ? 0 : good) : null;
  useEffect(() => onCount(count), [count, onCount]);
  const begin = (): Repeat => ({
    ...{ everyWeeks: 1, until: first.add({ weeks: 3 }).toString(), except: [], isWhole: false },
  });
  return (
    <fieldset class="calendar-series-fields">
      <legend class="unseen">{words.repeat}</legend>
      <CheckField
        label={words.repeat}
        checked={repeat !== null}
        onValue={(isOn) => onForm({ ...form, repeat: isOn ? begin() : null })}
      />
      {repeat && (
        <>
          <div class="calendar-place-clocks">
            <SelectField
              label={words.everyWeeks}
              value={String(repeat.everyWeeks)}
              choices={weekChoices.map((weeks) => ({ value: String(weeks), label: words.weeks(weeks) }))}
              onValue={(weeks) => set({ everyWeeks: Number(weeks) })}
            />
            <DateField
              label={words.until}
              value={repeat.until}
              min={first.toString()}
              onValue={(until) => until >= first.toString() && set({ until })}
            />
          </div>
          <CheckField
            label={words.seriesWhole}
            checked={repeat.isWhole}
            onValue={(isWhole) => set({ isWhole })}
          />
          {occurrences && <p role="status">{words.occurrences(good, wanted.length)}</p>}
          <ul class="calendar-occurrences">
            {occurrences?.map((it) => {
              const isOut = repeat.except.includes(it.date);
              const at = { from: microsFromRfc3339(it.from), until: microsFromRfc3339(it.to) };
              const lines = it.reasons.map((refusal) =>
                reasonLine(refusal, { words: refusals, time, level, allowances: [] }),
              );
              return (
                <li
                  key={it.date}
                  class={`calendar-occurrence calendar-occurrence-${isOut ? "out" : it.verdict}`}
                >
                  <CheckField
                    label={time.range(at)}
                    checked={!isOut}
                    onValue={(isIn) =>
                      set({
                        except: isIn
                          ? repeat.except.filter((date) => date !== it.date)
                          : [...repeat.except, it.date],
                      })
                    }
                  />
                  <span class="calendar-occurrence-verdict">
                    {isOut ? words.leaveOut : words.occurrence[it.verdict]}
                  </span>
                  {!isOut &&
                    lines.map(({ key, text }) => (
                      <p key={key} class="small calendar-occurrence-why">
                        {text}
                      </p>
                    ))}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </fieldset>
  );
}
