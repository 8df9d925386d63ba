import { sql } from "kysely";

/** Live pairs of one machine that overlap, changeover included: asked without the constraint's index. */
export const overlapping = sql<{ n: number }>`
  SELECT count(*) AS n FROM booking a JOIN booking b ON a.machine = b.machine AND a.id < b.id
    AND a.starts < b.excluded_until AND b.starts < a.excluded_until
  WHERE a.status IN ('requested', 'confirmed') AND b.status IN ('requested', 'confirmed')`;
