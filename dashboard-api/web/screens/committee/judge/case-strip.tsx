import { useEffect } from "preact/hooks";
import { useNavigation } from "../../../app/navigation.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { Strip } from "../../../strip/strip.tsx";
import { StripAxis } from "../../../strip/strip-axis.tsx";
import type { Millis } from "../../../time/instant.ts";
import { useMachineTime } from "../../machine/use-machine-time.ts";
import { cardWords } from "./card-words.ts";
import { CaseMark } from "./case-mark.tsx";
import { type Matter, windowAround } from "./judge-case.ts";
import { companiesNear } from "./suggestion.ts";

/** The machine's time around an opened case, to be read and walked over. */
export function CaseStrip(props: {
  matter: Matter;
  name: string;
  now: Millis;
  /** Companies that had the machine before or after, once it is known. */
  onNear: (companies: readonly string[]) => void;
}) {
  const { matter, name, now, onNear } = props;
  const words = useWords(cardWords);
  const { go } = useNavigation();
  const { from, to } = windowAround(matter);
  const told = useMachineTime(matter.machine, { from, to }, now, 900);
  const near = companiesNear(told.bookings, matter).join(",");
  useEffect(() => onNear(near === "" ? [] : near.split(",")), [near]);
  if (told.problem) return <ProblemNotice problem={told.problem} onAgain={told.again} />;
  return (
    <div class="judge-strip">
      <StripAxis from={from} to={to} />
      <div class="judge-picture">
        <CaseMark window={{ from, to }} at={matter} />
        <Strip
          {...{ from, to, plan: told.plan, fact: told.fact }}
          now={now >= from && now < to ? now : null}
          size="page"
          label={words.strip(name)}
          onSelect={(booking) => go("calendar", { machine: matter.machine, booking: booking.id })}
        />
      </div>
    </div>
  );
}
