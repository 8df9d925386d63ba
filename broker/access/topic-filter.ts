/**
 * Whether every topic that `requested` matches is also matched by `allowed` (topic filters of MQTT 3.1.1, 4.7).
 * `$`-topics are never matched by a wildcard at the first level, so `allowed` must name its first level.
 */
export function covers(allowed: string, requested: string): boolean {
  const wide = allowed.split("/");
  const narrow = requested.split("/");
  for (const [index, level] of wide.entries()) {
    if (level === "#") return true;
    const asked = narrow[index];
    if (asked === undefined || asked === "#") return false;
    if (level !== "+" && level !== asked) return false;
  }
  return narrow.length === wide.length;
}
