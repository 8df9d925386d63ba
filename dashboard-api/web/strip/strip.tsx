import "./strip.css";
import { useMemo, useState } from "preact/hooks";
import { useWords } from "../language/use-words.ts";
import type { Millis } from "../time/instant.ts";
import { type FactItem, type PlanItem, span, timeAt } from "./strip-data.ts";
import { StripPicture } from "./strip-picture.tsx";
import { bands, type StripSize } from "./strip-size.ts";
import { isSameStop, type Stop, stopAt, stopsOf } from "./strip-stops.ts";
import { StripText } from "./strip-text.tsx";
import { useStopText } from "./use-stop-text.ts";
import { useWidth } from "./use-width.ts";
import { stripWords } from "./words.ts";

export { StripPicture } from "./strip-picture.tsx";
export { type StripSize, stripHeight } from "./strip-size.ts";

export interface StripProps {
  from: Millis;
  to: Millis;
  /** The present, where it is marked; null: the window is not now. */
  now: Millis | null;
  plan: readonly PlanItem[];
  fact: readonly FactItem[];
  size: StripSize;
  /** Whose strip it is, for those who hear it: the machine and the day. */
  label: string;
  /** Given by who draws many of one width; absent: measured. */
  width?: number;
  /** A booking was chosen, by pointer or Enter. */
  onSelect?: (booking: PlanItem) => void;
}

/**
 * Plan above, fact below: the one picture of a machine's time, from a phone's tile to a wall. Pointing at it, or walking
 * over it with the arrow keys, tells each booking and state; a list beside it tells the same to those who hear it.
 */
export function Strip(props: StripProps) {
  const { from, to, now, plan, fact, size, label, onSelect } = props;
  const { ref, width: measured } = useWidth<HTMLDivElement>();
  const width = props.width ?? measured;
  const words = useWords(stripWords);
  const [kept, setPointed] = useState<Stop>();
  const scale = useMemo(() => ({ from, to, width }), [from, to, width]);
  // As it is now: what is pointed at may have grown since.
  const items: readonly (PlanItem | FactItem)[] = kept?.band === "plan" ? plan : fact;
  const pointed =
    kept && ({ ...kept, item: items.find((it) => it.from === kept.item.from) ?? kept.item } as Stop);

  const point = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const { plan: planHeight, gap } = bands[size];
    const band = event.clientY - box.top < planHeight + gap / 2 ? "plan" : "fact";
    const found = stopAt(plan, fact, timeAt(scale, event.clientX - box.left), band);
    if (!isSameStop(found, pointed)) setPointed(found);
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === "Escape") return setPointed(undefined);
    if (event.key === "Enter" && pointed?.band === "plan") return onSelect?.(pointed.item);
    const stops = stopsOf(plan, fact, scale);
    const at = stops.findIndex((it) => isSameStop(it, pointed));
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setPointed(stops[Math.min(stops.length - 1, Math.max(0, step))]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      ref={ref}
      class={`strip strip-${size} ${onSelect && pointed?.band === "plan" ? "strip-selects" : ""}`}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is walked over by keys
      tabIndex={0}
      aria-label={`${label}. ${words.keys}`}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={() => setPointed(undefined)}
      onBlur={() => setPointed(undefined)}
      onKeyDown={walk}
      onClick={() => pointed?.band === "plan" && onSelect?.(pointed.item)}
    >
      {width > 0 && <StripPicture {...{ from, to, now, plan, fact, size, width, pointed }} />}
      <StripText {...{ from, to, now, plan, fact }} />
      <Detail
        pointed={pointed}
        now={now}
        place={pointed && span(scale, pointed.item.from, pointed.item.to)}
      />
    </div>
  );
}

/** What is pointed at, in words. */
function Detail(props: { pointed: Stop | undefined; now: Millis | null; place: ReturnType<typeof span> }) {
  const { pointed, now, place } = props;
  const text = useStopText(now);
  const told = pointed && (pointed.band === "plan" ? text.plan(pointed.item) : text.fact(pointed.item));
  const middle = place ? place.x + place.width / 2 : 0;
  return (
    <div class="strip-detail-place" role="status" style={{ "--x": `${Math.round(middle)}px` }}>
      {told && (
        <p class="strip-detail">
          <b>{told.title}</b>
          <span>{told.text}</span>
        </p>
      )}
    </div>
  );
}
