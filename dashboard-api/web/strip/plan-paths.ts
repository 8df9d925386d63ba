import { type PlanItem, type Scale, span } from "./strip-data.ts";

/** What the upper band is drawn of: few paths, however many bookings. */
export interface PlanPaths {
  /** By the class of their outline. */
  boxes: { style: string; d: string }[];
  overruns: { style: string; d: string }[];
  labels: { item: PlanItem; x: number; text: string }[];
}

/** Width of a letter by its size: Japanese ones are square. */
const letterWidth = (letter: string) => ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.6);

/** As much of a name as fits; of less than three letters nobody has any use. */
export function fitting(name: string, room: number, size: number): string {
  const letters = [...name];
  let width = 0;
  for (const [at, letter] of letters.entries()) {
    width += letterWidth(letter) * size;
    if (width <= room) continue;
    // The last one that fits makes room for the ellipsis.
    return at > 3 ? `${letters.slice(0, at - 1).join("")}…` : "";
  }
  return name;
}

const styleOf = ({ kind, isOwn, isRequested, isNoShow }: PlanItem): string =>
  [
    kind === "booking" ? "plan-booking" : "plan-block",
    isOwn ? "plan-own" : "",
    isRequested ? "plan-requested" : "",
    isNoShow ? "plan-no-show" : "",
  ]
    .filter(Boolean)
    .join(" ");

const rectangle = (x: number, y: number, width: number, height: number) =>
  `M${x.toFixed(1)} ${y}h${width.toFixed(1)}v${height}h${(-width).toFixed(1)}z`;

export function planPaths(
  plan: readonly PlanItem[],
  scale: Scale,
  height: number,
  /** What is written into a booking, and how large. */
  name: (item: PlanItem) => string = (item) => item.label ?? "",
  size = 11,
): PlanPaths {
  const boxes = new Map<string, string>();
  const overruns = new Map<string, string>();
  const labels: PlanPaths["labels"] = [];
  const add = (to: Map<string, string>, style: string, d: string) => to.set(style, (to.get(style) ?? "") + d);
  for (const item of plan) {
    const style = styleOf(item);
    const at = span(scale, item.from, item.to);
    if (at) {
      // The outline lies inside, so that neighbours stay two.
      add(boxes, style, rectangle(at.x + 1, 1, Math.max(0.5, at.width - 2), height - 2));
      const text = size > 0 && fitting(name(item), at.width - 10, size);
      if (text) labels.push({ item, x: at.x + 6, text });
    }
    const over = item.overrunUntil === undefined ? undefined : span(scale, item.to, item.overrunUntil);
    if (over) add(overruns, style, rectangle(over.x, height - 5, over.width, 4));
  }
  const list = (paths: Map<string, string>) => [...paths].map(([style, d]) => ({ style, d }));
  return { boxes: list(boxes), overruns: list(overruns), labels };
}
