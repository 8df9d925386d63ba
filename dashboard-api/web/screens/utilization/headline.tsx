import { Skeleton } from "../../controls/waiting.tsx";
import type { FigureId } from "../../figure/figure.ts";
import { FigureBar } from "../../figure/figure-bar.tsx";
import { useFigureText } from "../../figure/use-figure-text.ts";
import { denominatorName, figureName } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import type { Rows } from "./use-rows.ts";
import { utilizationWords } from "./words.ts";

const shown: readonly FigureId[] = ["utilization", "occupancy", "bookingUse", "daysUsed"];

/** The answer in the first second: four figures of everything chosen, large, with what they are shares of. */
export function Headline({
  rows,
  onChoose,
}: {
  rows: Rows | undefined;
  onChoose: (figure: FigureId) => void;
}) {
  const words = useWords(utilizationWords);
  const language = useLanguage();
  const write = useFigureText();
  const figures = rows?.rows[0]?.figures;
  return (
    <ul class="utilization-headline" aria-label={words.whole}>
      {shown.map((id) => {
        const figure = figures?.[id];
        const text = figure && write(id, figure);
        return (
          <li key={id} class="card utilization-tile">
            <h2 class="utilization-tile-name">
              <button type="button" class="link-button" onClick={() => onChoose(id)}>
                {figureName(id, language)}
              </button>
            </h2>
            {!rows && <Skeleton lines={2} />}
            {rows && !figure && <p class="soft">–</p>}
            {figure && text && (
              <>
                <p class={figure.value === null ? "utilization-tile-none" : "utilization-tile-value"}>
                  {text.value}
                </p>
                <FigureBar figure={figure} />
                <p class="small soft">
                  {text.ratio}
                  <span class="utilization-tile-of">{denominatorName(figure.denominatorName, language)}</span>
                </p>
                <p class="small utilization-doubt">
                  {[text.bounds, text.coverage].filter(Boolean).join(language === "ja" ? "、" : ", ")}
                </p>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
