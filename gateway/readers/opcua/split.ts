/** Cuts a list into parts of at most `limit` elements; a limit of 0 or less means none. */
export function split<T>(list: readonly T[], limit: number): T[][] {
  if (list.length === 0) return [];
  if (limit <= 0 || list.length <= limit) return [[...list]];
  const parts: T[][] = [];
  for (let at = 0; at < list.length; at += limit) parts.push(list.slice(at, at + limit));
  return parts;
}
