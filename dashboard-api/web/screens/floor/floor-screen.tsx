import "./floor.css";
import "./wall.css";
import { useNavigation } from "../../app/navigation.tsx";
import { LinkNotice, useTitle } from "../../app/shell.tsx";
import { Button } from "../../controls/button.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { useInstallation } from "../../session/use-session.ts";
import { useTime } from "../../time/use-time.ts";
import { Legend } from "./legend.tsx";
import { Tile } from "./tile.tsx";
import { useFloor } from "./use-floor.ts";
import { wallGrid } from "./wall-grid.ts";
import { floorWords } from "./words.ts";

/** What can I use now? A tile for each machine, live; in the address: `free`, `wall`. */
export default function FloorScreen() {
  const words = useWords(floorWords);
  const text = useText();
  const time = useTime();
  const { address, change } = useNavigation();
  const { cluster } = useInstallation();
  const { floor, from, to, now, live, machines, problem } = useFloor();
  useTitle(words.title);
  const isWall = address.query.wall !== undefined;
  const onlyFree = address.query.free !== undefined;
  const free = floor.filter((it) => it.standing.kind === "free");
  const shown = onlyFree ? free : floor;
  const staleSince = live.link === "lost" ? live.since : undefined;
  const silent = [...live.gateways.values()].filter((it) => it.online === false).map((it) => it.id);
  const grid = wallGrid(shown.length);
  return (
    <div
      class={`floor ${isWall ? `floor-wall wall-${grid.room}` : ""}`}
      style={{ "--columns": grid.columns }}
    >
      {isWall && <LinkNotice />}
      <header class="floor-head">
        <div>
          <h1>{isWall ? text(cluster.name) : words.title}</h1>
          {machines.value && <p class="floor-answer">{words.answer(free.length, floor.length)}</p>}
        </div>
        {isWall && (
          <p class="floor-clock">
            <span>{time.dayLong(now)}</span>
            <b>{time.clock(now)}</b>
          </p>
        )}
        <div class="row floor-tools no-print">
          {!isWall && (
            <Button aria-pressed={onlyFree} onClick={() => change({ free: onlyFree ? undefined : "1" })}>
              {words.onlyFree}
            </Button>
          )}
          <Button kind="quiet" class="wall-button" onClick={() => change({ wall: isWall ? undefined : "1" })}>
            {isWall ? words.leaveWall : words.wall}
          </Button>
        </div>
      </header>
      {silent.length > 0 && <Notice kind="warn">{words.gateways(silent.join(", "))}</Notice>}
      {problem && live.link === "open" && <ProblemNotice problem={problem} onAgain={machines.again} />}
      {!machines.value && !problem && <Skeleton lines={8} />}
      {machines.value && floor.length === 0 && <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>}
      {floor.length > 0 && shown.length === 0 && (
        <EmptyState
          title={words.noneFree}
          action={<Button onClick={() => change({ free: undefined })}>{words.showAll}</Button>}
        />
      )}
      <ul class="tiles">
        {shown.map((it) => (
          <Tile
            key={it.machine.id}
            {...{ it, from, to, now, staleSince }}
            size={isWall && grid.room === "plain" ? "wall" : "tile"}
          />
        ))}
      </ul>
      {machines.value && floor.length > 0 && <Legend />}
    </div>
  );
}
