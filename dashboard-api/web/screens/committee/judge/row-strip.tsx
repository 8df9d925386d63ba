import { useEffect } from "preact/hooks";
import { StripPicture, stripHeight } from "../../../strip/strip.tsx";
import { useWidth } from "../../../strip/use-width.ts";
import type { Millis } from "../../../time/instant.ts";
import { useMachineTime } from "../../machine/use-machine-time.ts";
import { CaseMark } from "./case-mark.tsx";
import { type Matter, windowAround } from "./judge-case.ts";
import { companiesNear } from "./suggestion.ts";
import { useSeen } from "./use-seen.ts";

interface Around {
  matter: Matter;
  now: Millis;
  /** Companies that had the machine before or after, once it is known. */
  onNear: (companies: readonly string[]) => void;
}

/** The machine's time around a case in a row of the list; asked for when it comes into sight. */
export function RowStrip(props: Around) {
  const { ref, isSeen } = useSeen<HTMLSpanElement>();
  return (
    <span class="judge-row-strip" ref={ref} style={{ minHeight: `${stripHeight("row")}px` }}>
      {isSeen && <Told {...props} />}
    </span>
  );
}

function Told({ matter, now, onNear }: Around) {
  const { ref, width } = useWidth<HTMLSpanElement>();
  const { from, to } = windowAround(matter);
  const told = useMachineTime(matter.machine, { from, to }, now, 300);
  const near = companiesNear(told.bookings, matter).join(",");
  useEffect(() => onNear(near === "" ? [] : near.split(",")), [near]);
  return (
    <span class="judge-picture" ref={ref}>
      <CaseMark window={{ from, to }} at={matter} />
      {width > 0 && (
        <StripPicture
          {...{ from, to, width, plan: told.plan, fact: told.fact }}
          now={now >= from && now < to ? now : null}
          size="row"
        />
      )}
    </span>
  );
}
