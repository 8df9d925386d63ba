import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import { capabilitySchema } from "../../config/site/capability.ts";
import type { Calendar } from "../../config/site/hours.ts";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import { reaches } from "../access/machine-reach.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { openTime } from "../domain/calendar/open-time.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems } from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const spanSchema = z.object({ from: z.string(), to: z.string() });
const microseconds = z.int().meta({ description: "Microseconds" });
const namedDaySchema = z.object({ date: z.string(), name: z.string().nullable() });

const openHoursSchema = z.object({
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  holidays: z.array(namedDaySchema),
  patterns: z
    .array(z.object({ open: z.array(spanSchema), peak: z.array(spanSchema), days: z.array(namedDaySchema) }))
    .meta({ description: "Hours that machines share; `days` are those unlike the week, with their names" }),
  machines: z.array(
    z.object({
      machine: z.string(),
      pattern: z.int().meta({ description: "Which of `patterns` is its own" }),
      maintenance: z.array(spanSchema.extend({ name: z.string().nullable() })),
      capabilities: z.array(capabilitySchema),
      rules: z.object({
        ...{ granularity: microseconds, minimum: microseconds, maximum: microseconds },
        ...{ horizon: microseconds, notice: microseconds, changeover: microseconds },
        lateCancellation: microseconds,
        qualification: z.string().nullable(),
      }),
    }),
  ),
});
export type OpenHoursView = z.infer<typeof openHoursSchema>;

const viewSpan = ({ from, until }: Interval) => ({
  from: rfc3339FromMicros(from),
  to: rfc3339FromMicros(until),
});

/** Days of [first, last] that the calendar names or treats unlike the week, each once. */
function exceptionalDays({ exceptions }: Calendar, first: Temporal.PlainDate, last: Temporal.PlainDate) {
  const named = new Map<string, string | null>();
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const date = day.toString();
    const exception = exceptions.findLast((it) => it.from <= date && date <= (it.to ?? it.from));
    if (exception) named.set(date, exception.name ?? null);
  }
  return [...named].map(([date, name]) => ({ date, name }));
}

/** When machines are open, when the hours are sought after, and the form that bookings have there. */
export const openHoursRoute =
  ({ site }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { zone, holidays, calendar: everywhere } = site.cluster;
    const dates = new Set(holidays.dates);
    const policyOf = (machine: Machine) => bookingPolicyOf(machine, site.policies.booking);
    const keyOf = (machine: Machine) =>
      JSON.stringify([machine.calendar ?? everywhere, policyOf(machine).peak]);
    // What machines have in common is told once.
    const keys = [...new Set(site.machines.map(keyOf))];
    const samples = keys.map((key) => site.machines.find((it) => keyOf(it) === key) as Machine);

    app.get(
      "/open-hours",
      {
        config: { atMachine: true },
        schema: {
          summary: "Opening hours, peak hours, holidays, and the form of bookings, by machine",
          tags: ["bookings"],
          querystring: windowQuery({}),
          response: { 200: openHoursSchema, ...commonProblems },
        },
      },
      async (request): Promise<OpenHoursView> => {
        const { from, to } = request.query;
        const caller = callerOfRequest(request);
        const seen = site.machines.filter((it) => reaches(caller, it.id));
        const [first, last] = [zonedAt(from, zone).toPlainDate(), zonedAt(to - 1, zone).toPlainDate()];
        return {
          ...{ from: rfc3339FromMicros(from), to: rfc3339FromMicros(to), zone },
          holidays: holidays.dates
            .filter((date) => first.toString() <= date && date <= last.toString())
            .map((date) => ({ date, name: holidays.names[date] ?? null })),
          patterns: samples.map((machine) => {
            const calendar = machine.calendar ?? everywhere;
            return {
              open: openTime({ calendar, zone, holidays: dates, from, to }).map(viewSpan),
              peak: peakTime(policyOf(machine), zone, from, to).map(viewSpan),
              days: exceptionalDays(calendar, first, last),
            };
          }),
          machines: seen.map((machine) => {
            const policy = policyOf(machine);
            const { granularity, minimum, maximum, horizon, notice, changeover, lateCancellation } = policy;
            return {
              machine: machine.id,
              pattern: keys.indexOf(keyOf(machine)),
              maintenance: machine.maintenance
                .filter((it) => it.from < to && it.to > from)
                .map((it) => ({ ...viewSpan({ from: it.from, until: it.to }), name: it.name ?? null })),
              capabilities: machine.capabilities,
              rules: {
                ...{ granularity, minimum, maximum, horizon, notice, changeover, lateCancellation },
                qualification: policy.qualification ?? null,
              },
            };
          }),
        };
      },
    );
  };
