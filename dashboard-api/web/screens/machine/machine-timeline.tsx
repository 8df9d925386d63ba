import { useRef, useState } from "preact/hooks";
import { useNavigation } from "../../app/navigation.tsx";
import { useWords } from "../../language/use-words.ts";
import { Strip } from "../../strip/strip.tsx";
import { StripAxis } from "../../strip/strip-axis.tsx";
import { timeAt } from "../../strip/strip-data.ts";
import type { Millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import type { MachineTime } from "./use-machine-time.ts";
import { moved, type Window, windowQuery, zoomed } from "./view.ts";
import { machineWords } from "./words.ts";

/** Less is a click. */
const leastDrag = 8;

/** The strip of the window: a part that is dragged over is enlarged, keys enlarge, reduce and move. */
export function MachineTimeline(props: {
  name: string;
  id: string;
  window: Window;
  now: Millis;
  told: MachineTime;
}) {
  const { name, id, window, now, told } = props;
  const words = useWords(machineWords);
  const { zone } = useTime();
  const { change, go } = useNavigation();
  const place = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number }>();
  const open = (next: Window) => change(windowQuery(next, zone));
  const xIn = (event: PointerEvent) => event.clientX - (place.current?.getBoundingClientRect().left ?? 0);
  const end = () => {
    const width = place.current?.clientWidth ?? 0;
    if (drag && width > 0 && Math.abs(drag.to - drag.from) >= leastDrag) {
      const scale = { ...window, width };
      const [left, right] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
      open({ from: timeAt(scale, Math.max(0, left)), to: timeAt(scale, Math.min(width, right)) });
    }
    setDrag(undefined);
  };
  const key = (event: KeyboardEvent) => {
    const next =
      event.key === "+"
        ? zoomed(window, 0.5)
        : event.key === "-"
          ? zoomed(window, 2)
          : event.shiftKey && event.key === "ArrowLeft"
            ? moved(window, -0.5)
            : event.shiftKey && event.key === "ArrowRight"
              ? moved(window, 0.5)
              : undefined;
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    open(next);
  };
  return (
    <div class="stack machine-timeline">
      <div
        ref={place}
        class="machine-strip"
        onKeyDownCapture={key}
        onPointerDown={(event) => {
          if (event.button === 0) setDrag({ from: xIn(event), to: xIn(event) });
        }}
        onPointerMove={(event) => drag && setDrag({ ...drag, to: xIn(event) })}
        onPointerUp={end}
        onPointerLeave={() => setDrag(undefined)}
      >
        <StripAxis from={window.from} to={window.to} />
        <Strip
          from={window.from}
          to={window.to}
          now={now}
          plan={told.plan}
          fact={told.fact}
          size="page"
          label={words.timeline(name)}
          onSelect={(booking) => go("calendar", { machine: id, booking: booking.id })}
        />
        {drag && Math.abs(drag.to - drag.from) >= leastDrag && (
          <div
            class="machine-drag"
            style={{ left: `${Math.min(drag.from, drag.to)}px`, width: `${Math.abs(drag.to - drag.from)}px` }}
          />
        )}
      </div>
      <p class="small soft no-print">{window.from > now ? words.nothingYet : words.timelineHelp}</p>
    </div>
  );
}
