import type { MachinePageView } from "../../../routes/machine-page-schema.ts";
import { useWords } from "../../language/use-words.ts";
import { type Millis, millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { atMachineWords } from "./words.ts";

type SlotView = NonNullable<MachinePageView["now"]>;

function useSlotName() {
  const words = useWords(atMachineWords);
  return (slot: SlotView) =>
    slot.kind === "booking" ? (slot.company ?? words.someone) : words.blocks[slot.kind];
}

/** Whose slot runs, for how long yet, and whose is next. */
export function SlotCard({ page, now }: { page: MachinePageView; now: Millis }) {
  const words = useWords(atMachineWords);
  const time = useTime();
  const nameOf = useSlotName();
  const { now: slot, next } = page;
  const marks = (it: SlotView) => [
    ...(it.isOwn ? [words.own] : []),
    ...(it.status === "confirmed" ? [] : [words[it.status]]),
  ];
  return (
    <dl class="card at-machine-slots">
      <dt>{words.now}</dt>
      <dd>
        {slot ? (
          <>
            <p class="at-machine-who">
              {nameOf(slot)}
              <Marks marks={marks(slot)} />
            </p>
            <p>
              {time.range(millis(slot.from), millis(slot.to), now)}
              <b class="at-machine-left">{words.left(time.duration(millis(slot.to) - now))}</b>
            </p>
            <p class="small soft">
              {slot.setupAt && words.setupAt(time.moment(millis(slot.setupAt), now))}{" "}
              {slot.startedAt && words.startedAt(time.moment(millis(slot.startedAt), now))}
            </p>
            {slot.job && <p class="small">{slot.job}</p>}
          </>
        ) : (
          <>
            <p class="at-machine-who">{words.free}</p>
            {!next && <p>{words.freeLong}</p>}
          </>
        )}
      </dd>
      {(next || slot) && (
        <>
          <dt>{words.next}</dt>
          <dd>
            {next ? (
              <p>
                {time.range(millis(next.from), millis(next.to), now)} <b>{nameOf(next)}</b>
                <Marks marks={marks(next)} />
              </p>
            ) : (
              <p class="soft">{words.nextNone}</p>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

const Marks = ({ marks }: { marks: readonly string[] }) => (
  <>
    {marks.map((it) => (
      <span key={it} class="at-machine-mark">
        {it}
      </span>
    ))}
  </>
);
