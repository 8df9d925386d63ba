import { useEffect, useRef, useState } from "preact/hooks";
import { useNavigation } from "../../../app/navigation.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { Strip } from "../../../strip/strip.tsx";
import { StripAxis } from "../../../strip/strip-axis.tsx";
import type { Millis } from "../../../time/instant.ts";
import { type MachineTime, useMachineTime } from "../../machine/use-machine-time.ts";
import { judgeWords } from "./words.ts";

interface Around {
  machine: string;
  name: string;
  window: { from: Millis; to: Millis };
  /** The case itself, marked. */
  at: { from: Millis; to: Millis };
  now: Millis;
  /** Companies whose bookings are seen, once they are. */
  onNearby: (companies: readonly string[]) => void;
}

/** The machine's time around a case; asked for when it comes into sight. */
export function CaseStrip(props: Around) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setSeen(true);
      },
      { rootMargin: "400px" },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div class="judge-strip" ref={place}>
      {isSeen && <Told {...props} />}
    </div>
  );
}

const companiesIn = ({ bookings }: MachineTime): string[] => [
  ...new Set(bookings.flatMap((it) => (it.view === "full" && it.company ? [it.company] : []))),
];

function Told({ machine, name, window, at, now, onNearby }: Around) {
  const words = useWords(judgeWords);
  const { go } = useNavigation();
  const told = useMachineTime(machine, window, now, 900);
  const near = companiesIn(told).join(",");
  useEffect(() => onNearby(near === "" ? [] : near.split(",")), [near]);
  if (told.problem) return <ProblemNotice problem={told.problem} onAgain={told.again} />;
  const share = (time: Millis) => `${(((time - window.from) / (window.to - window.from)) * 100).toFixed(2)}%`;
  return (
    <>
      <StripAxis from={window.from} to={window.to} />
      <div class="judge-picture">
        <svg class="judge-mark" aria-hidden="true">
          <rect x={share(at.from)} width={share(window.from + (at.to - at.from))} y="0" height="100%" />
        </svg>
        <Strip
          from={window.from}
          to={window.to}
          now={now >= window.from && now < window.to ? now : null}
          plan={told.plan}
          fact={told.fact}
          size="page"
          label={words.strip(name)}
          onSelect={(booking) => go("calendar", { machine, booking: booking.id })}
        />
      </div>
    </>
  );
}
