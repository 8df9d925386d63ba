import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { localDay, openTime } from "../domain/calendar/open-time.ts";
import { freeTime } from "../domain/capacity/free-time.ts";
import { type IsoWeek, isoWeeksFrom } from "../domain/capacity/iso-weeks.ts";
import { reliabilityOf } from "../domain/capacity/reliability.ts";
import { figureCatalogue } from "../domain/utilization/figure-catalogue.ts";
import { figureFromLines } from "../domain/utilization/figure-definition.ts";
import { plannedMaintenance } from "../ledger/booking-reader.ts";
import type { ApiDeps } from "./api-deps.ts";
import { capacityQuery, capacitySchema } from "./capacity-schema.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";

const weeksMeasured = 8;
type MachineOutlook = z.infer<typeof capacitySchema>["machines"][number];
type ProcessOutlook = z.infer<typeof capacitySchema>["processes"][number];

/** Adds up the machines of each process, in the order in which the site file names them. */
function byProcess(machines: readonly MachineOutlook[]): ProcessOutlook[] {
  const processes = new Map<string, ProcessOutlook>();
  for (const { machine, capabilities, weeks } of machines) {
    for (const { process, name } of capabilities) {
      const known = processes.get(process) ?? {
        process,
        name: null,
        machines: [],
        weeks: weeks.map(({ isoWeek }) => ({ isoWeek, free: 0, expected: 0 })),
      };
      const isNew = !known.machines.includes(machine);
      processes.set(process, {
        ...known,
        name: known.name ?? name ?? null,
        machines: isNew ? [...known.machines, machine] : known.machines,
        weeks: known.weeks.map((week, index) => ({
          ...week,
          free: week.free + (isNew ? (weeks[index]?.free ?? 0) : 0),
          expected: week.expected + (isNew ? (weeks[index]?.expected ?? 0) : 0),
        })),
      });
    }
  }
  return [...processes.values()];
}

/** What the cluster could offer in the next weeks: open hours not booked, discounted by how machines held up lately. */
export const capacityRoute =
  ({ site, books, bookings, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { zone, holidays } = site.cluster;
    const dates = new Set(holidays.dates);

    const weeksOf = async (machine: Machine, weeks: readonly IsoWeek[], factor: number) => {
      const [from, to] = [weeks[0]?.from ?? 0, weeks.at(-1)?.until ?? 0];
      const calendar = machine.calendar ?? site.cluster.calendar;
      const open = openTime({ calendar, zone, holidays: dates, from, to });
      const { bookings: taken, blocks = [] } = await bookings.within(machine.id, from, to);
      const maintenance = [
        ...machine.maintenance.map((it) => ({ from: it.from, until: it.to })),
        ...plannedMaintenance({ blocks }),
      ];
      const outages = blocks.filter((it) => !it.isPlanned);
      return weeks.map((period) => {
        const time = freeTime({ period, open, maintenance, outages, bookings: taken });
        return {
          isoWeek: period.isoWeek,
          from: rfc3339FromMicros(period.from),
          to: rfc3339FromMicros(period.until),
          ...time,
          expected: Math.round(time.free * factor),
        };
      });
    };

    /** From a local midnight on, so that the ledger answers. */
    const measuredFrom = (time: Micros) =>
      localDay(zonedAt(time, zone).toPlainDate().subtract({ weeks: weeksMeasured }), zone).from;

    app.get(
      "/capacity",
      {
        schema: {
          summary: "Free open hours of machines and processes in the next weeks",
          description:
            `Per ISO week: open less planned maintenance, outages and bookings, and what can be expected of it: discounted by the ` +
            `machine's readiness over the last ${weeksMeasured} weeks (or its fault-free rate where it was not booked).`,
          tags: ["figures"],
          querystring: capacityQuery,
          response: { 200: capacitySchema, ...commonProblems, ...storeProblem },
        },
      },
      async (request) => {
        const time = now();
        const weeks = isoWeeksFrom(time, request.query.weeks, zone);
        const measured = { from: measuredFrom(time), to: time };
        const { groups } = await books.sums({
          machines: site.machines.map((it) => it.id),
          ...measured,
          groupBy: ["machine"],
        });
        const linesOf = new Map(groups.map((group) => [group.keys.machine, group.lines]));
        const machines: MachineOutlook[] = [];
        for (const machine of site.machines) {
          const lines = linesOf.get(machine.id) ?? [];
          const figures = {
            readiness: figureFromLines(figureCatalogue.readiness, lines),
            faultFree: figureFromLines(figureCatalogue.faultFree, lines),
          };
          const reliability = reliabilityOf(figures, site.policies.quality.leastCoverage);
          machines.push({
            machine: machine.id,
            capabilities: machine.capabilities,
            reliability: { ...reliability, ...figures },
            weeks: await weeksOf(machine, weeks, reliability.factor),
          });
        }
        return {
          from: rfc3339FromMicros(time),
          to: rfc3339FromMicros(weeks.at(-1)?.until ?? time),
          zone,
          measured: { from: rfc3339FromMicros(measured.from), to: rfc3339FromMicros(time) },
          machines,
          processes: byProcess(machines),
        };
      },
    );
  };
