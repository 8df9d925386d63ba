import { useTitle } from "../../app/shell.tsx";
import { shellWords } from "../../app/words.ts";
import { useWords } from "../../language/use-words.ts";
import { useLive } from "../../live/use-live.ts";
import { StateMark } from "../../state-mark/state-mark.tsx";

/** What each machine does now. */
export default function FloorScreen() {
  const title = useWords(shellWords).pages.floor;
  const { machines } = useLive();
  useTitle(title);
  return (
    <div class="stack">
      <h1>{title}</h1>
      <ul class="stack">
        {[...machines.values()].map((it) => (
          <li key={it.machine} class="card row">
            <span>{it.machine}</span>
            <StateMark state={it.state} />
          </li>
        ))}
      </ul>
    </div>
  );
}
