import { useWords } from "../../language/use-words.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { fairnessWords } from "./words.ts";

const size = 260;
const frame = { left: 48, bottom: 40, top: 8, right: 8 };
const inner = { width: size - frame.left - frame.right, height: size - frame.top - frame.bottom };

/** Use added up over entitlement added up, from whoever uses least per entitlement (Lorenz 1905). */
export function LorenzCurve({ points }: { points: readonly { entitlement: number; use: number }[] }) {
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const x = (value: number) => frame.left + value * inner.width;
  const y = (value: number) => frame.top + (1 - value) * inner.height;
  const curve = points.map((it) => `${x(it.entitlement)} ${y(it.use)}`).join("L");
  return (
    <svg
      class="lorenz"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`${words.lorenz}: ${words.lorenzNote}`}
    >
      <path
        class="lorenz-area"
        d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}L${curve.split("L").toReversed().join("L")}Z`}
      />
      {[0, 0.5, 1].map((mark) => (
        <g key={mark}>
          <text class="chart-mark chart-mark-y" x={frame.left - 6} y={y(mark)}>
            {numbers.percent(mark, 0)}
          </text>
          <text class="chart-mark chart-mark-x" x={Math.min(x(mark), size - 20)} y={size - frame.bottom + 16}>
            {numbers.percent(mark, 0)}
          </text>
        </g>
      ))}
      <path class="lorenz-frame" d={`M${x(0)} ${y(1)}V${y(0)}H${x(1)}`} />
      <path class="lorenz-equal" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
      <path class="lorenz-curve" d={`M${curve}`} />
      {points.map((it) => (
        <circle key={`${it.entitlement}`} class="lorenz-dot" cx={x(it.entitlement)} cy={y(it.use)} r="3">
          <title>{`${numbers.percent(it.entitlement)} / ${numbers.percent(it.use)}`}</title>
        </circle>
      ))}
      <text class="chart-mark chart-mark-x" x={x(0.5)} y={size - 6}>
        {words.lorenzX}
      </text>
      <text class="chart-mark chart-mark-x" transform={`translate(12 ${y(0.5)}) rotate(-90)`}>
        {words.lorenzY}
      </text>
    </svg>
  );
}
