import type { Logger } from "pino";
import { DAY, HOUR, type Micros, SECOND } from "../../config/micros.ts";
import { retentionPolicies } from "../../config/store/influx-schema.ts";
import type { InfluxHttp } from "./influx-http.ts";
import { errorText, verdictOf } from "./influx-verdict.ts";
import { StoreUnavailable } from "./telemetry-writer.ts";

interface Policy {
  name: string;
  duration: Micros | "forever";
  shard: Micros;
}

/** Refused for want of a privilege: whoever runs the database has prepared it, or has to. */
class NotAllowed extends Error {}

const quoted = (name: string) => `"${name.replace(/["\\]/g, "\\$&")}"`;
const literal = (duration: Policy["duration"]) => (duration === "forever" ? "INF" : `${duration}u`);

/** InfluxDB's own rule for raw samples; it keeps no policy shorter than an hour. */
function rawPolicy(retention: Policy["duration"]): Policy {
  const duration = retention === "forever" ? retention : Math.max(HOUR, retention);
  const span = duration === "forever" ? Number.POSITIVE_INFINITY : duration;
  const shard = span < 2 * DAY ? HOUR : span < 180 * DAY ? DAY : 7 * DAY;
  return { name: retentionPolicies.raw, duration, shard };
}

/** Reads `9600h0m0s`; 0 means forever. */
function readDuration(text: string): Policy["duration"] {
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)s)?$/.exec(text) ?? [];
  return Number(hours) * HOUR + Number(minutes) * 60 * SECOND + Number(seconds) * SECOND || "forever";
}

/**
 * Makes the database and its retention policies, or adjusts their durations. What the user is not allowed is logged
 * and left: the writes will tell. Throws StoreUnavailable when InfluxDB does not answer.
 */
export async function prepareInflux(
  http: InfluxHttp,
  database: string,
  retention: Micros | "forever",
  log: Logger,
): Promise<void> {
  // States are few and kept: large shards.
  const kept: Policy = { name: retentionPolicies.kept, duration: "forever", shard: 28 * DAY };
  const policies = [rawPolicy(retention), kept];

  async function ask(text: string): Promise<unknown[][]> {
    const { status, body } = await http.query(text);
    const reason = errorText(status, body);
    if (status === 403 || (status === 401 && /not authorized|privilege/i.test(reason)))
      throw new NotAllowed(reason);
    if (status !== 200) {
      const verdict = verdictOf(status, body);
      throw new StoreUnavailable(`InfluxDB: ${reason}`, verdict.kind === "unavailable" && verdict.operator);
    }
    const [result] = (
      JSON.parse(body) as { results: { error?: string; series?: { values?: unknown[][] }[] }[] }
    ).results;
    if (result?.error) throw new StoreUnavailable(`InfluxDB: ${result.error} (${text})`, true);
    return result?.series?.[0]?.values ?? [];
  }

  async function ensure({ name, duration, shard }: Policy, known: unknown[][]): Promise<void> {
    const about = `RETENTION POLICY ${quoted(name)} ON ${quoted(database)} DURATION ${literal(duration)}`;
    const found = known.find(([its]) => its === name);
    if (!found) {
      await ask(`CREATE ${about} REPLICATION 1 SHARD DURATION ${literal(shard)}`);
      return;
    }
    const before = readDuration(String(found[1]));
    if (before === duration) return;
    await ask(`ALTER ${about} SHARD DURATION ${literal(shard)}`);
    log.info({ policy: name, before, after: duration }, "retention policy adjusted");
  }

  try {
    await ask(`CREATE DATABASE ${quoted(database)}`);
    const known = await ask(`SHOW RETENTION POLICIES ON ${quoted(database)}`);
    for (const policy of policies) await ensure(policy, known);
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error;
    const needed = policies.map(({ name, duration }) => `${name} (${literal(duration)})`).join(" and ");
    log.warn(
      { database, reason: error.message },
      `InfluxDB does not let this user prepare the database; it must hold the retention policies ${needed}`,
    );
  }
}
