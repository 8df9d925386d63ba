import "./chart.css";

export interface Portion {
  id: string;
  /** Any amount; all of a bar make its whole. */
  amount: number;
  fill: string;
  text: string;
}

/** Parts of a whole, side by side; the table or list beside it tells the same in words. */
export function StackedBar({ portions, whole }: { portions: readonly Portion[]; whole?: number }) {
  const total = whole ?? portions.reduce((sum, it) => sum + it.amount, 0);
  let at = 0;
  return (
    <svg class="stacked-bar" aria-hidden="true" width="100%" height="20">
      <rect class="stacked-bar-ground" y="2" width="100%" height="16" />
      {portions.map(({ id, amount, fill, text }) => {
        const from = at;
        at += amount;
        if (!(amount > 0) || !(total > 0)) return null;
        return (
          <rect
            key={id}
            class="stacked-bar-part"
            x={`${(from / total) * 100}%`}
            y="2"
            width={`${(amount / total) * 100}%`}
            height="16"
            fill={fill}
          >
            <title>{text}</title>
          </rect>
        );
      })}
    </svg>
  );
}
