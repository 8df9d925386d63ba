import { InfluxDB } from "influx";
import type { Micros } from "../../config/micros.ts";
import { StoreUnreadable } from "./telemetry-reader.ts";

/** One result row: column name to value. Times and integers are numbers, absent fields are null. */
export type Row = Record<string, number | string | boolean | null>;

/** Asks InfluxQL questions. `parameters` are bound by the server to `$name`: they need no escaping. */
export interface InfluxClient {
  /** The rows of every statement, in order. Rejects with StoreUnreadable. */
  ask(statements: readonly string[], parameters: Record<string, string>): Promise<Row[][]>;
}

export interface InfluxPlace {
  /** Base address, without credentials. */
  url: string;
  database: string;
  user?: string | undefined;
  password?: string | undefined;
  /** Longest wait for one answer, milliseconds. */
  timeout?: number | undefined;
}

interface Answer {
  error?: string;
  results?: {
    error?: string;
    series?: { columns: string[]; values?: Row[string][][]; partial?: boolean }[];
  }[];
}

const advice: [RegExp, string][] = [
  [/database not found|retention policy not found/, "The broker makes it when it starts: start the broker."],
  [
    /authorization failed|unable to parse authentication|401|403/,
    "Check the user and password of INFLUX_URL.",
  ],
];

const explain = (place: InfluxPlace, reason: string): StoreUnreadable => {
  const hint = advice.find(([pattern]) => pattern.test(reason))?.[1];
  return new StoreUnreadable(
    `InfluxDB at ${place.url} cannot be read: ${reason.trim()}.${hint ? ` ${hint}` : ""}`,
  );
};

const rowsOf = (result: NonNullable<Answer["results"]>[number]): Row[] =>
  (result.series ?? []).flatMap(({ columns, values = [] }) =>
    values.map((value) => Object.fromEntries(columns.map((column, index) => [column, value[index] ?? null]))),
  );

/** A time as InfluxQL understands it. */
export const at = (time: Micros): string => `${time}u`;

export function createInfluxClient(place: InfluxPlace): InfluxClient {
  const { hostname, port, protocol, pathname } = new URL(place.url);
  // The library takes a failing host away for up to 10 s; with a single one that only delays the recovery.
  const never = { getDelay: () => 0, next: () => never, reset: () => never };
  const timeout = place.timeout ?? 20_000;
  const client = new InfluxDB({
    host: hostname,
    port: Number(port || (protocol === "https:" ? 443 : 80)),
    protocol: protocol === "https:" ? "https" : "http",
    path: pathname.replace(/\/$/, ""),
    database: place.database,
    ...(place.user === undefined ? {} : { username: place.user, password: place.password ?? "" }),
    pool: { backoff: never, maxRetries: 1, requestTimeout: timeout },
  });
  return {
    async ask(statements, parameters) {
      // An answer cut off half-way never ends in the library: the deadline is ours.
      const signal = AbortSignal.timeout(timeout);
      const deadline = new Promise<never>((_, reject) =>
        signal.addEventListener("abort", () => reject(new Error(`no answer within ${timeout} ms`))),
      );
      let answer: Answer;
      try {
        answer = (await Promise.race([
          client.queryRaw(statements.join(";"), {
            precision: "u",
            placeholders: parameters,
            method: "POST",
            signal,
          }),
          deadline,
        ])) as Answer;
      } catch (error) {
        throw explain(place, (error as Error).message || (error as { code?: string }).code || "no answer");
      }
      const results = answer.results ?? [];
      const problem = answer.error ?? results.find((it) => it.error)?.error;
      if (problem) throw explain(place, problem);
      if (results.some((it) => it.series?.some((series) => series.partial))) {
        throw explain(place, "it cut the answer short; raise max-row-limit in its configuration");
      }
      return statements.map((_, index) => rowsOf(results[index] ?? {}));
    },
  };
}
