export type StripSize = "tile" | "row" | "page" | "wall";

/** Heights in pixels: plan above, fact below, what is between, and the names' letters. */
export const bands: Record<StripSize, { plan: number; fact: number; gap: number; text: number }> = {
  tile: { plan: 20, fact: 12, gap: 2, text: 11 },
  row: { plan: 20, fact: 12, gap: 2, text: 11 },
  page: { plan: 28, fact: 20, gap: 3, text: 13 },
  wall: { plan: 44, fact: 30, gap: 4, text: 19 },
};

export const stripHeight = (size: StripSize): number => {
  const { plan, fact, gap } = bands[size];
  return plan + gap + fact;
};
