import "./draft.css";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useWords } from "../../../language/use-words.ts";
import type { Draft, Standing } from "../draft.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { calendarWords } from "../words.ts";
import type { TimeScale } from "./time-scale.ts";

/** The booking that is being thought of: a bar with two ends, for hand and keys. */
export function DraftBar(props: {
  draft: Draft;
  scale: TimeScale;
  standing: Standing;
  /** Takes the focus when it appears: it was begun by a key. */
  takesFocus: boolean;
  /** Id of the text that tells its keys. */
  hint: string;
  onKeyDown: (event: KeyboardEvent) => void;
  onClick: () => void;
  /** The row has more room above it than beneath. */
  isLow: boolean;
  /** The verdict, beside it. */
  children?: ComponentChildren;
}) {
  const { draft, scale, standing, takesFocus, hint } = props;
  const words = useWords(calendarWords);
  const time = useCalendarTime();
  const ref = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) ref.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  // Whoever gives up by key is back in the row where it began.
  useLayoutEffect(() => {
    const body = ref.current;
    const cursor = body?.closest("li")?.querySelector<HTMLElement>(".calendar-row-cursor");
    return () => {
      if (body && document.activeElement === body) cursor?.focus({ preventScroll: true });
    };
  }, []);
  const start = Math.max(0, scale.place(draft.from));
  const end = Math.min(scale.size, scale.place(draft.until));
  if (end <= 0 || start >= scale.size) return null;
  const isOneDay = time.date(draft.from).equals(time.date(draft.until - 1));
  const runs = draft.replaces !== null && draft.replaces.from < draft.from;
  return (
    <div
      class={[
        `calendar-draft calendar-draft-${standing}`,
        draft.isMoving ? "calendar-draft-moving" : "",
        props.isLow ? "calendar-bubble-above" : "",
        start > scale.size - 340 ? "calendar-bubble-left" : "",
      ].join(" ")}
      style={{ left: `${start}px`, width: `${Math.max(6, end - start)}px` }}
    >
      <button
        ref={ref}
        type="button"
        class="calendar-draft-body"
        data-grip="move"
        aria-label={`${draft.replaces ? words.moveOf : words.draftOf} ${time.range(draft)}`}
        aria-describedby={hint}
        onKeyDown={props.onKeyDown}
        // The hand tells its own taps; this is a click without one, as of a screen reader.
        onClick={(event) => event.detail === 0 && props.onClick()}
      >
        {end - start > (isOneDay ? 76 : 190) && (isOneDay ? time.clocks(draft) : time.range(draft))}
      </button>
      {!runs && <span class="calendar-draft-end calendar-draft-start" data-grip="start" />}
      <span class="calendar-draft-end calendar-draft-until" data-grip="end" />
      {props.children}
    </div>
  );
}
