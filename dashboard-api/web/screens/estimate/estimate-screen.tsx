import "../statement/statement.css";
import "./estimate.css";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { DateField } from "../../controls/date-field.tsx";
import { TextField } from "../../controls/field.tsx";
import { EmptyState } from "../../controls/problem-notice.tsx";
import { useWords } from "../../language/use-words.ts";
import { PaperPlace } from "../../paper/paper-place.tsx";
import { SealsChoice, useSeals } from "../../paper/seals.tsx";
import { useCompanies } from "../../session/use-companies.ts";
import { usePerson } from "../../session/use-session.ts";
import { useNow, useTime } from "../../time/use-time.ts";
import { addDays, dateOf } from "../../time/zoned.ts";
import { EstimatePaper } from "./estimate-paper.tsx";
import { slotOf } from "./estimate-slot.ts";
import { useEstimate } from "./use-estimate.ts";
import { estimateWords } from "./words.ts";

/** Days from the estimate on in which it holds, if nobody says otherwise. */
const usuallyValid = 30;

/** 御見積書: what a booking would cost, to send to whoever asked. All of it stands in the address. */
export default function EstimateScreen() {
  const words = useWords(estimateWords);
  const { zone } = useTime();
  const now = useNow(600_000);
  const person = usePerson();
  const companies = useCompanies();
  const { address, change } = useNavigation();
  const { query } = address;
  const hasSeals = useSeals();
  const slot = slotOf({ ...(person.company ? { company: person.company } : {}), ...query });
  const { time, asked } = useEstimate(slot);
  const estimate = asked.value;
  const title = slot ? words.titleOf(companies.get(slot.company)?.short ?? slot.company) : words.title;
  useTitle(title);
  const { number = "", attention = "", remark = "" } = query;
  const validUntil = query.valid ?? dateOf(addDays(now, usuallyValid, zone), zone);
  const write = (part: Record<string, string>) => change(part, { replace: true });
  return (
    <PaperPlace
      title={title}
      back={
        person.company === null ? (
          <Link to="committee" query={{ tab: "settlement" }}>
            {words.back}
          </Link>
        ) : null
      }
      asked={{ ...asked, isWanted: time !== undefined, isReady: estimate !== undefined }}
      options={
        <>
          <SealsChoice />
          <div class="paper-fields">
            <DateField label={words.validUntil} value={validUntil} onValue={(valid) => write({ valid })} />
            <TextField
              label={words.person}
              hint={words.personHint}
              value={attention}
              maxLength={60}
              onValue={(attention) => write({ attention })}
            />
            <TextField
              label={words.number}
              hint={words.numberHint}
              value={number}
              maxLength={40}
              onValue={(number) => write({ number })}
            />
            <TextField
              label={words.remark}
              value={remark}
              maxLength={300}
              onValue={(remark) => write({ remark })}
            />
          </div>
        </>
      }
    >
      {!time && <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>}
      {slot && time && estimate && (
        <EstimatePaper
          {...{ estimate, time }}
          machine={slot.machine}
          letter={{
            ...{ number, remark, validUntil, hasSeals, person: attention },
            issuedOn: dateOf(now, zone),
          }}
        />
      )}
    </PaperPlace>
  );
}
