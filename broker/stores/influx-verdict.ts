/** What an answer to a write means for the caller. */
export type Verdict =
  | { kind: "written" }
  /** Some points can never be stored. `dropped`: how many of one kind; the rest may not have been tried. */
  | { kind: "rejected"; reason: string; dropped: number }
  /** More than one request may carry. */
  | { kind: "too-large" }
  /** The database or a retention policy is not there (any more). */
  | { kind: "missing"; reason: string }
  | { kind: "unavailable"; reason: string; operator: boolean };

/** The error's text: `error` in InfluxDB 1 and 3, `message` in 2, else the body itself (a proxy's page). */
export function errorText(status: number, body: string): string {
  try {
    const { error, message } = JSON.parse(body) as { error?: unknown; message?: unknown };
    const told = error ?? message;
    if (typeof told === "string") return told;
  } catch {
    // No JSON: a proxy answered.
  }
  return body.trim().slice(0, 300) || `HTTP status ${status}`;
}

const cannotTake = /partial write|unable to parse|field type conflict|(beyond|outside) retention policy/i;
/** Whoever runs the database can raise it; until then nothing is given up. */
const configuredLimit = /max-(values-per-tag|series-per-database) limit exceeded/i;

/**
 * InfluxDB's status classes are not retry classes: a 400 may have stored nearly all, and a 500 may be permanent.
 * Only a body that names a fault of points counts as a rejection; any other refusal is somebody's to mend.
 */
export function verdictOf(status: number, body: string): Verdict {
  if (status >= 200 && status < 300) return { kind: "written" };
  if (status === 413) return { kind: "too-large" };
  const reason = errorText(status, body);
  if (/(database|retention policy|bucket) ("[^"]*" )?not found/i.test(reason))
    return { kind: "missing", reason };
  if ((status === 400 || status === 422) && cannotTake.test(reason) && !configuredLimit.test(reason)) {
    const dropped = Number(/ dropped=(\d+)$/.exec(reason)?.[1] ?? 0);
    return {
      kind: "rejected",
      reason: reason.replace(/^.*partial write: /, "").replace(/ dropped=\d+$/, ""),
      dropped,
    };
  }
  const operator = status < 500 && status !== 408 && status !== 429;
  return { kind: "unavailable", reason: `InfluxDB: ${reason} (HTTP status ${status})`, operator };
}
