import { type Portion, StackedBar } from "../../chart/stacked-bar.tsx";
import { FigureBar } from "../../figure/figure-bar.tsx";
import { useFigureText } from "../../figure/use-figure-text.ts";
import { denominatorName, figureName } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { lossFills, lossOrder } from "./losses.tsx";
import { type Keys, useGroupName } from "./use-group-name.ts";
import type { Rows, RowView } from "./use-rows.ts";
import type { View } from "./view.ts";
import { utilizationWords } from "./words.ts";

/** A bar a group: the figure with its bounds and, where it is everybody's, where the time went. Each opens. */
export function Comparison(props: { view: View; rows: Rows; onOpen: (keys: Keys) => void }) {
  const { view, rows, onOpen } = props;
  const words = useWords(utilizationWords);
  const language = useLanguage();
  const name = useGroupName();
  const write = useFigureText();
  const numbers = useNumbers();
  const portions = (row: RowView): Portion[] =>
    lossOrder.map((id) => ({
      id,
      amount: row.losses?.[id] ?? 0,
      fill: lossFills[id],
      text: `${words.lossNames[id]} ${numbers.hours(row.losses?.[id] ?? 0)}`,
    }));
  const denominator = rows.rows.map((it) => it.figures[view.figure]?.denominatorName).find(Boolean) ?? "";
  return (
    <div class="utilization-rows">
      <p class="small soft">
        {figureName(view.figure, language)} / {denominatorName(denominator, language)}
      </p>
      <ul>
        {rows.rows.map((row) => {
          const figure = row.figures[view.figure];
          const text = figure && write(view.figure, figure);
          return (
            <li key={JSON.stringify(row.keys)}>
              <button type="button" class="utilization-row" onClick={() => onOpen(row.keys)}>
                <span class="utilization-row-name">{name(row.keys)}</span>
                <span class="utilization-row-value">{figure?.value == null ? "–" : text?.value}</span>
                <span class="utilization-row-bars">
                  {figure && <FigureBar figure={figure} />}
                  {row.losses && <StackedBar portions={portions(row)} />}
                </span>
                <span class="utilization-row-more small soft">
                  <span>{text?.ratio}</span>
                  <span>{text?.bounds}</span>
                  <span>{text?.coverage}</span>
                </span>
                <span class="unseen">{words.explain(name(row.keys), figureName(view.figure, language))}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
