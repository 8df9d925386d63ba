/** Hours to either side of a middle line: to the right what is left, to the left what was used too much. */
export function BalanceBar({ value, most }: { value: number; most: number }) {
  const share = most > 0 ? Math.min(1, Math.abs(value) / most) * 50 : 0;
  return (
    <svg class="balance-bar" aria-hidden="true" width="100%" height="12">
      <rect
        class={value < 0 ? "share-over" : "share-use"}
        x={`${value < 0 ? 50 - share : 50}%`}
        y="2"
        width={`${share}%`}
        height="8"
      />
      <line class="share-entitled" x1="50%" x2="50%" y1="0" y2="12" />
    </svg>
  );
}
