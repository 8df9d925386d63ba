import { useState } from "preact/hooks";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { dateOf } from "../../../time/zoned.ts";
import { cardWords } from "./card-words.ts";
import { CaseCard } from "./case-card.tsx";
import { BookingFacts } from "./case-facts.tsx";
import { CaseStory } from "./case-story.tsx";
import { DeedDialog } from "./deed-dialog.tsx";
import { deedWords } from "./deed-words.ts";
import type { BookingCase, FaultCase } from "./judge-case.ts";
import type { JudgeRow } from "./judge-rows.ts";
import { type Deed, deedsFor, useDeeds } from "./use-deeds.ts";
import { useRowText } from "./use-row-text.ts";

/** A booking or a fault, with what was said about it and its decisions. */
export function MatterCard(props: {
  row: JudgeRow;
  about: BookingCase | FaultCase;
  isDecided: boolean;
  onNear: (companies: readonly string[]) => void;
  onChange: () => void;
}) {
  const { row, about, isDecided, onNear, onChange } = props;
  const words = useWords(cardWords);
  const { deeds } = useWords(deedWords);
  const text = useRowText();
  const time = useTime();
  const now = useNow(60_000);
  const { role } = usePerson();
  const decide = useDeeds(onChange);
  const [deed, setDeed] = useState<Deed>();
  const isFault = about.kind === "fault";
  const may = role === "committee" || (role === "office" && isFault);
  const day = { view: "day", date: dateOf(row.from, time.zone), machine: row.machine };
  return (
    <CaseCard
      row={row}
      onNear={onNear}
      links={
        <Link to="calendar" query={isFault ? day : { ...day, booking: about.booking.id }}>
          {isFault ? words.openCalendar : words.openBooking}
        </Link>
      }
      deeds={
        may &&
        deedsFor(about, isDecided).map((it, at, all) => (
          <Button
            key={it}
            kind={at === all.length - 1 && !isDecided ? "main" : "plain"}
            onClick={() => setDeed(it)}
          >
            {deeds[it].name}
          </Button>
        ))
      }
    >
      {isFault ? (
        <div>
          <p>{about.fault.text}</p>
          <p class="small soft">
            {words.reportedAt(time.moment(row.from, now), about.fault.company ?? words.somebody)}
          </p>
        </div>
      ) : (
        <>
          <BookingFacts booking={about.booking} />
          {about.kind !== "request" && <CaseStory booking={about.booking} />}
        </>
      )}
      {deed && (
        <DeedDialog
          deed={deed}
          about={[text.machine(row), text.when(row), text.company(row)].filter(Boolean).join(" / ")}
          onSend={(reason) => decide(deed, about, reason)}
          onClose={() => setDeed(undefined)}
        />
      )}
    </CaseCard>
  );
}
