/** How a wall's screen is divided, so that the whole floor is on it whatever its number of machines. */
export interface WallGrid {
  columns: number;
  /** How much a tile can say: all, without the second lines, or in the smallest letters too. */
  room: "plain" | "many" | "dense";
}

/** Tiles about as wide as a screen of 16 to 9 asks for. */
export function wallGrid(machines: number): WallGrid {
  const columns = Math.max(1, Math.ceil(Math.sqrt((machines * 16) / 13)));
  const rows = Math.ceil(machines / columns);
  return { columns, room: rows <= 3 ? "plain" : rows <= 5 ? "many" : "dense" };
}
