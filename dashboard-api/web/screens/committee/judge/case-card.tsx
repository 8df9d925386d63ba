import { useState } from "preact/hooks";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { usePerson } from "../../../session/use-session.ts";
import { hour, millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { dateOf } from "../../../time/zoned.ts";
import { BookingFacts, RunFacts } from "./case-facts.tsx";
import { CaseStory } from "./case-story.tsx";
import { CaseStrip } from "./case-strip.tsx";
import { DeedDialog } from "./deed-dialog.tsx";
import { type JudgeCase, matterOf, windowAround } from "./judge-case.ts";
import { type Deed, deedsFor, useDeeds } from "./use-deeds.ts";
import { judgeWords } from "./words.ts";

/** One thing to decide: what, who, when, what the machine did, and what can be done about it. */
export function CaseCard(props: { about: JudgeCase; isDecided: boolean; onChange: () => void }) {
  const { about, isDecided, onChange } = props;
  const words = useWords(judgeWords);
  const text = useText();
  const time = useTime();
  const now = useNow(60_000);
  const { role } = usePerson();
  const companies = useCompanies();
  const machines = useMachines().value?.items ?? [];
  const decide = useDeeds(onChange);
  const [deed, setDeed] = useState<Deed>();
  const [nearby, setNearby] = useState<readonly string[]>([]);
  const matter = matterOf(about);
  const at = { from: millis(matter.from), to: millis(matter.to) };
  const machine = text(machines.find((it) => it.id === matter.machine)?.name) || matter.machine;
  const company = matter.company && (companies.get(matter.company)?.short ?? matter.company);
  const when = `${time.range(at.from, at.to)} (${time.duration(at.to - at.from)})`;
  const may = role === "committee" || (role === "office" && about.kind === "unbooked-use");
  const booking = about.kind === "unbooked-use" ? undefined : about.booking;
  const marks =
    booking &&
    [booking.excused && words.excused, booking.waived && words.waived, booking.upheld && words.upheld].filter(
      Boolean,
    );
  const day = { from: dateOf(at.from, time.zone), to: dateOf(Math.max(at.from, at.to - hour), time.zone) };
  return (
    <article class="card stack judge-case" aria-label={`${words.kind[about.kind]}: ${machine} ${when}`}>
      <header class="judge-head">
        <span class={`judge-kind judge-kind-${about.kind}`}>{words.kind[about.kind]}</span>
        <h3>{machine}</h3>
        <span class="judge-when">{when}</span>
        <span class={company ? "judge-company" : "soft"}>{company ?? words.nobody}</span>
        {isDecided && (
          <span class="judge-done">
            {booking ? (marks ?? []).join(" / ") : company && words.assignedTo(company)}
          </span>
        )}
      </header>
      <CaseStrip
        machine={matter.machine}
        name={machine}
        window={windowAround(matter)}
        at={at}
        now={now}
        onNearby={setNearby}
      />
      {about.kind === "unbooked-use" ? (
        <RunFacts run={about.run} />
      ) : (
        <BookingFacts booking={about.booking} />
      )}
      {booking && about.kind !== "request" && <CaseStory booking={booking} />}
      <footer class="row">
        <span class="row small">
          <Link to="machine" query={{ id: matter.machine, ...day }}>
            {words.openMachine}
          </Link>
          {booking && (
            <Link
              to="calendar"
              query={{ view: "day", date: day.from, machine: matter.machine, booking: booking.id }}
            >
              {words.openBooking}
            </Link>
          )}
        </span>
        {may && (
          <span class="row row-end no-print">
            {deedsFor(about, isDecided).map((it, index, all) => (
              <Button
                key={it}
                kind={index === all.length - 1 && !isDecided ? "main" : "plain"}
                onClick={() => setDeed(it)}
              >
                {words.deeds[it].name}
              </Button>
            ))}
          </span>
        )}
      </footer>
      {deed && (
        <DeedDialog
          deed={deed}
          about={[machine, when, company].filter(Boolean).join(" / ")}
          nearby={nearby}
          onSend={(reason, chosen) => decide(deed, about, reason, chosen)}
          onClose={() => setDeed(undefined)}
        />
      )}
    </article>
  );
}
