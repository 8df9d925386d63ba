import { expect, test } from "vitest";
import { verdictOf } from "../../../broker/stores/influx-verdict.ts";

const conflict =
  'field type conflict: input field "value" on measurement "signal" is type float, already exists as type integer';
const json = (error: string) => JSON.stringify({ error });
const away = (reason: string, operator: boolean) => ({ kind: "unavailable", reason, operator });

test.each([
  [204, "", { kind: "written" }],
  [200, "", { kind: "written" }],
  [400, json(`partial write: ${conflict} dropped=2`), { kind: "rejected", reason: conflict, dropped: 2 }],
  [
    400,
    json("partial write: points beyond retention policy dropped=17"),
    { kind: "rejected", reason: "points beyond retention policy", dropped: 17 },
  ],
  [
    400,
    json("unable to parse 'm v=zz 1': invalid boolean"),
    { kind: "rejected", reason: "unable to parse 'm v=zz 1': invalid boolean", dropped: 0 },
  ],
  [
    400,
    json(
      'partial write: max-values-per-tag limit exceeded (100000/100000): measurement="signal" tag="machine" value="m" dropped=1',
    ),
    // A limit of InfluxDB's own configuration, not a fault of the points: nothing is given up for it.
    away(
      'InfluxDB: partial write: max-values-per-tag limit exceeded (100000/100000): measurement="signal" tag="machine" value="m" dropped=1 (HTTP status 400)',
      true,
    ),
  ],
  [
    400,
    json("partial write: max-series-per-database limit exceeded: (1000000) dropped=3"),
    away(
      "InfluxDB: partial write: max-series-per-database limit exceeded: (1000000) dropped=3 (HTTP status 400)",
      true,
    ),
  ],
  [
    422,
    JSON.stringify({
      code: "unprocessable entity",
      message: `failure writing points to database: partial write: ${conflict} dropped=1`,
    }),
    { kind: "rejected", reason: conflict, dropped: 1 },
  ],
  [404, json('database not found: "d"'), { kind: "missing", reason: 'database not found: "d"' }],
  [
    500,
    json("retention policy not found: commons_raw"),
    { kind: "missing", reason: "retention policy not found: commons_raw" },
  ],
  [413, json("Request Entity Too Large"), { kind: "too-large" }],
  [401, json("authorization failed"), away("InfluxDB: authorization failed (HTTP status 401)", true)],
  [403, json("not authorized"), away("InfluxDB: not authorized (HTTP status 403)", true)],
  [400, json("unexpected EOF"), away("InfluxDB: unexpected EOF (HTTP status 400)", true)],
  [404, "<h1>no such page</h1>", away("InfluxDB: <h1>no such page</h1> (HTTP status 404)", true)],
  [500, json("timeout"), away("InfluxDB: timeout (HTTP status 500)", false)],
  [
    500,
    json("engine: cache-max-memory-size exceeded: (1/0)"),
    away("InfluxDB: engine: cache-max-memory-size exceeded: (1/0) (HTTP status 500)", false),
  ],
  [503, "", away("InfluxDB: HTTP status 503 (HTTP status 503)", false)],
  [429, json("slow down"), away("InfluxDB: slow down (HTTP status 429)", false)],
])("status %i with %j is judged by what the body says", (status, body, verdict) =>
  expect(verdictOf(status, body)).toEqual(verdict),
);
