export type StripSize = "tile" | "row" | "page" | "wall";

/** Heights in pixels: plan above, fact below, and what is between. */
export const bands: Record<StripSize, { plan: number; fact: number; gap: number }> = {
  tile: { plan: 18, fact: 12, gap: 2 },
  row: { plan: 20, fact: 12, gap: 2 },
  page: { plan: 28, fact: 20, gap: 3 },
  wall: { plan: 30, fact: 22, gap: 3 },
};

export const stripHeight = (size: StripSize): number => {
  const { plan, fact, gap } = bands[size];
  return plan + gap + fact;
};
