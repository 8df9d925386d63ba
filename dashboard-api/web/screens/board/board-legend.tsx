import { useWords } from "../../language/use-words.ts";
import { boardWords } from "./words.ts";

/** What boxes mean, and as of when. */
export function BoardLegend({ printed, isOutlined }: { printed: string; isOutlined: boolean }) {
  const words = useWords(boardWords);
  const marks = [
    [`board-box board-booking ${isOutlined ? "board-outlined" : ""}`, words.legendBooking],
    ["board-box board-booking board-requested", words.legendRequested],
    ["board-box board-maintenance", words.legendBlock],
    ["board-closed", words.legendClosed],
  ];
  return (
    <footer class="board-foot">
      <ul class="board-legend" aria-label={words.legend}>
        {marks.map(([style, name]) => (
          <li key={name}>
            <span class={`board-swatch ${style}`} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <p>{printed}</p>
    </footer>
  );
}
