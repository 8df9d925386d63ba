import { DAY, HOUR } from "../../config/micros.ts";
import { runRound } from "../../dashboard-api/domain/fairness/rounds/run-round.ts";
import { seededDraw } from "../../dashboard-api/domain/fairness/rounds/seeded-draw.ts";
import type { Wish } from "../../dashboard-api/domain/fairness/rounds/wish.ts";
import { roundMachine } from "../../dashboard-api/rounds/round-calendar.ts";
import { startPostgres } from "../../tests/setup/postgres.ts";
import { startService } from "../../tests/setup/service.ts";
import { temporaryFolder } from "../../tests/setup/temporary-folder.ts";
import { fairYearSite } from "../load/fair-year.ts";
import { year } from "../load/synthetic-year.ts";
import { figure, type Section } from "../section.ts";

const machines = Number(process.env.BENCH_MACHINES ?? 200);

interface Found {
  recorded: number;
  build: number;
  rss: number;
  latencies: Record<string, [median: number, high: number, first: number]>;
}

async function host(environment: NodeJS.ProcessEnv): Promise<Found> {
  using folder = temporaryFolder("bench-fairness-");
  const service = startService(
    process.execPath,
    ["bench/load/fairness-host.ts", String(machines), folder.path],
    environment,
  );
  const [text] = await service.printed(/^\{.*\}$/m, 3_600_000);
  await service.ended();
  return JSON.parse(text) as Found;
}

/** Milliseconds of a round of 2,000 wishes of 60 companies for two weeks of 20 machines, by the rules of booking. */
function roundOf2000(): number[] {
  const site = fairYearSite(20);
  const period = { from: year.until + 7 * DAY, until: year.until + 21 * DAY };
  const draw = seededDraw("bench");
  const plan = { ...period, grid: { hours: [], days: [] } };
  const rules = Object.fromEntries(
    site.machines.flatMap(({ id }) => {
      const machine = roundMachine(site, id, plan);
      return machine ? [[id, machine.rules]] : [];
    }),
  );
  const companies = site.companies.map((it) => it.id);
  const wishes = Array.from({ length: 2_000 }, (_, index): Wish => {
    // Local 08:00 to 15:00 of a working day; the period begins on a Wednesday.
    const day = draw(2) * 7 + draw(5);
    const from = period.from + ((day + 5) % 14) * DAY + (8 + draw(8)) * HOUR;
    return {
      ...{
        id: `w${index}`,
        company: companies[draw(60)] as string,
        machine: site.machines[draw(20)]?.id ?? "",
      },
      ...{ from, until: from + (1 + draw(3)) * HOUR, preference: 1 + draw(30), hours: 1 + draw(8) },
      alternative: null,
    };
  });
  const input = {
    ...{ seed: "s", wishes, taken: [], changeover: {} },
    contenders: companies.map((company) => ({
      ...{ company, entitlement: 1 + draw(9), held: draw(3), most: null },
    })),
    rules: {
      ...{ at: year.until, zone: "Asia/Tokyo", machines: rules, held: [], givenUp: [], qualifications: {} },
    },
  };
  const times: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const start = performance.now();
    const { steps, denials } = runRound(input);
    times.push(performance.now() - start);
    if (steps.length + denials.length !== 2_000) throw new Error("A wish was forgotten.");
  }
  return times.sort((a, b) => a - b);
}

/** A year of 60 companies, and a round. */
export async function fairness(): Promise<Section> {
  await using postgres = await startPostgres();
  const found = await host({ DATABASE_URL: await postgres.database() });
  const ms = ([median, high, first]: number[] = []) =>
    `${figure(median ?? 0)} / ${figure(high ?? 0)} ms (first ${figure(first ?? 0)})`;
  const rounds = roundOf2000();
  return {
    title: `Fairness of ${machines} machines and 60 companies over a year`,
    table: [
      ["figure", "PostgreSQL"],
      ["bookings", figure(found.recorded)],
      [`building ${figure(machines * 365)} machine-days`, `${figure(found.build)} s`],
      ...Object.entries(found.latencies).map(([name, times]) => [`${name}, median / p95`, ms(times)]),
      ["resident memory of the process afterwards", `${figure(found.rss)} MB`],
      [
        "a round of 2,000 wishes by the rules of booking, median / p95",
        `${figure(rounds[10] ?? 0)} / ${figure(rounds[18] ?? 0)} ms`,
      ],
    ],
    notes: [
      "Asked of the API's routes inside the process, as JSON; use from the ledger, demand from 115,000 recorded attempts, both of 60 companies of which each machine has six owners and one changes within the year.",
      "What the ledger adds up to is remembered for its version, demand while nothing is booked or asked for; of a window asked for the first time both are read and added up.",
      "The year ends with the last closed day: what is not closed yet is computed from telemetry, machine by machine, as for utilization.",
    ],
  };
}
