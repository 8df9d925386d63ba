export type StripSize = "paper" | "tile" | "row" | "page" | "wall";

/** Heights in pixels: plan above, fact below, what is between, and the names' letters. */
export const bands: Record<StripSize, { plan: number; fact: number; gap: number; text: number }> = {
  // Beside a list that names what is booked: no room for letters that a fax keeps.
  paper: { plan: 10, fact: 8, gap: 1, text: 0 },
  tile: { plan: 20, fact: 12, gap: 2, text: 11 },
  row: { plan: 20, fact: 12, gap: 2, text: 11 },
  page: { plan: 28, fact: 20, gap: 3, text: 13 },
  wall: { plan: 44, fact: 30, gap: 4, text: 19 },
};

export const stripHeight = (size: StripSize): number => {
  const { plan, fact, gap } = bands[size];
  return plan + gap + fact;
};
