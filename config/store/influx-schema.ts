/**
 * Names in InfluxDB (1.x HTTP API; 2.x and 3 speak it too). All timestamps have precision `u`.
 *
 * | measurement | tags | time | fields |
 * |---|---|---|---|
 * | signal | machine, signal | sample time | value (float; booleans 0/1) or text (string); quality (integer) when not good |
 * | state | machine, derivation | start | state (integer code), until (integer), rules (string) |
 * | incident | machine, signal (absent: whole machine), kind | from | until (integer), count (integer, absent: unknown), reason (string) |
 * | arrival | machine, gateway, intake | when intake stored a batch | from, to (integer), settled (integer, when told) |
 *
 * Writing the same identity (measurement, tags, time) again replaces it: delivery is at least once.
 */
export const measurements = {
  signal: "signal",
  state: "state",
  incident: "incident",
  arrival: "arrival",
} as const;

/** Retention policies: raw samples, and word of their arrival, age out; all else is kept. */
export const retentionPolicies = { raw: "commons_raw", kept: "commons_kept" } as const;

export const policyOf = (measurement: keyof typeof measurements): string =>
  measurement === "signal" || measurement === "arrival" ? retentionPolicies.raw : retentionPolicies.kept;
