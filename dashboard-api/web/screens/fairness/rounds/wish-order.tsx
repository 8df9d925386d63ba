import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../controls/button.tsx";
import { useWords } from "../../../language/use-words.ts";
import { type DraftWish, keyOf, moveWish } from "./draft.ts";
import { useSlotName } from "./use-slot-name.ts";
import { wishWords } from "./wish-words.ts";

type Move = "up" | "down";
const steps = { up: -1, down: 1 } as const;
const keys: Readonly<Record<string, Move>> = { ArrowUp: "up", ArrowDown: "down" };

/** Wishes in their order, moved by buttons and by arrow keys on them; the focus goes along. */
export function WishOrder(props: {
  draft: readonly DraftWish[];
  /** By place: what is wrong with a wish. */
  mistakes: ReadonlyMap<number, string>;
  onDraft: (draft: DraftWish[]) => void;
}) {
  const { draft, mistakes, onDraft } = props;
  const words = useWords(wishWords);
  const nameOf = useSlotName();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ place: number; by: Move }>();
  useEffect(() => {
    const row = moved && list.current?.children[moved.place];
    // At an end of the list the button that got it there has nothing more to do; the other one takes the focus.
    const button =
      row?.querySelector<HTMLButtonElement>(`[data-move="${moved?.by}"]:not(:disabled)`) ??
      row?.querySelector<HTMLButtonElement>("[data-move]:not(:disabled)");
    button?.focus();
  }, [moved]);
  const move = (at: number, by: Move) => {
    const to = at + steps[by];
    if (to < 0 || to >= draft.length) return;
    onDraft(moveWish(draft, at, steps[by]));
    setMoved({ place: to, by });
  };
  const last = moved && draft[moved.place];
  return (
    <div class="stack">
      <h4>{words.order}</h4>
      <p class="small soft">{draft.length === 0 ? words.noWishes : words.orderNote}</p>
      <ol class="rounds-order" ref={list}>
        {draft.map((wish, at) => {
          const name = nameOf(wish);
          const mistake = mistakes.get(at);
          return (
            <li key={keyOf(wish)} class={mistake ? "rounds-wrong" : undefined}>
              <span class="rounds-place">{at + 1}</span>
              <span class="rounds-wish">
                {name}
                {mistake && <span class="small rounds-mistake">{mistake}</span>}
              </span>
              <span class="rounds-moves">
                {(["up", "down"] as const).map((by) => (
                  <Button
                    key={by}
                    data-move={by}
                    aria-label={`${words[by]}: ${name}`}
                    disabled={at === (by === "up" ? 0 : draft.length - 1)}
                    onClick={() => move(at, by)}
                    onKeyDown={(event) => {
                      const key = keys[event.key];
                      if (!key) return;
                      event.preventDefault();
                      move(at, key);
                    }}
                  >
                    {by === "up" ? "↑" : "↓"}
                  </Button>
                ))}
                <Button
                  kind="quiet"
                  aria-label={`${words.drop}: ${name}`}
                  onClick={() => onDraft(draft.toSpliced(at, 1))}
                >
                  {words.drop}
                </Button>
              </span>
            </li>
          );
        })}
      </ol>
      <p class="unseen" role="status">
        {moved && last && words.moved(nameOf(last), moved.place + 1)}
      </p>
    </div>
  );
}
