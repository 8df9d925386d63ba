import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { Caller, Role } from "../access/role.ts";
import type { Booking } from "../domain/attribution/booking.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { clip } from "../domain/interval/intersect.ts";
import { duration, type Interval, totalDuration } from "../domain/interval/interval.ts";
import {
  type ExplainedDay,
  type ExplainedStretch,
  explainDays,
  explainFigure,
  isSure,
} from "../domain/utilization/explain.ts";
import { figureCatalogue } from "../domain/utilization/figure-catalogue.ts";
import type { Whose } from "../domain/utilization/figure-definition.ts";
import { type FigureId, isFigureOf } from "../domain/utilization/figure-id.ts";
import type { BlockedTime } from "../ledger/booking-reader.ts";
import { forbidden, invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, machineOf, roleProblem, storeProblem } from "./machine-path.ts";
import { explainQuery, explanationSchema, nobody, type PartView } from "./utilization-explain-schema.ts";
import { sentenceOf } from "./utilization-sentence.ts";
import { cutAtNow } from "./utilization-window.ts";

/** Roles that may know whose every booking is; anybody else knows its own company's. */
const seeingAll: ReadonlySet<Role> = new Set<Role>(["committee", "office", "auditor"]);
const maySee = ({ role, company }: Caller, other: string): boolean =>
  seeingAll.has(role) || (company !== null && company === other);

const times = (it: { from: number; until: number }) => ({
  from: rfc3339FromMicros(it.from),
  until: rfc3339FromMicros(it.until),
});

const viewDay = (it: ExplainedDay): PartView => ({
  ...times(it),
  kind: "day",
  role: it.role,
  certain: isSure(it),
  day: it.day,
  planned: it.use.planned,
  observed: it.use.observed,
  use: it.use.concludedUse,
  possibleUse: it.use.possibleUse,
});

const viewStretch =
  (caller: Caller) =>
  ({ slice, ...it }: ExplainedStretch): PartView => {
    const viewBooking = (booking: Booking | null) =>
      booking &&
      (maySee(caller, booking.company)
        ? { booking: booking.id, company: booking.company }
        : { booking: null, company: null });
    return {
      ...times(it),
      kind: "stretch",
      role: it.role,
      certain: isSure(it),
      duration: duration(it),
      state: slice.state,
      inferred: slice.inferred,
      slot: viewBooking(slice.slot),
      owner: viewBooking(slice.owner),
      use: slice.kind,
      element: slice.iso,
    };
  };

function sumsOf(parts: readonly (ExplainedDay | ExplainedStretch)[]) {
  const sums = { counts: 0, opposes: 0, unknown: 0, inferred: 0 };
  for (const part of parts) {
    if (part.role === "outside") continue;
    const amount = "slice" in part ? duration(part) : 1;
    sums[part.role] += amount;
    if (part.role !== "unknown" && part.isInferred) sums.inferred += amount;
  }
  return sums;
}

/** Maintenance of the site file and blocks, inside a window. */
function outOfUse(machine: Machine, blocks: readonly BlockedTime[], window: Interval) {
  const ofSite = machine.maintenance.map((it) => ({
    ...{ from: it.from, until: it.to, kind: "maintenance" as const },
    ...{ isPlanned: true, booking: null },
  }));
  return [...ofSite, ...blocks]
    .flatMap((it) => clip([it], window))
    .sort((a, b) => a.from - b.from)
    .map((it) => ({ ...times(it), kind: it.kind, planned: it.isPlanned, booking: it.booking }));
}

/** Opens one figure of one machine into what it is made of, as the machine's record is now. */
export const explainRoute =
  ({ site, machineBooks, bookings, picture, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { zone } = site.cluster;
    const companies = new Map(site.companies.map((it) => [it.id, it]));

    app.get(
      "/utilization/explain",
      {
        schema: {
          summary: "One figure opened into the intervals it is made of, with the sums that give it",
          description:
            "Durations of the parts that count sum to the numerator, with those that oppose to the denominator, both " +
            "exactly. Days for daysUsed. In pages; the sums and the sentence are of the whole.",
          tags: ["figures"],
          querystring: explainQuery(
            site.machines.map((it) => it.id),
            [...companies.keys()],
          ),
          response: { 200: explanationSchema, ...commonProblems, ...roleProblem, ...storeProblem },
        },
      },
      async (request) => {
        const { member, limit, after, ...query } = request.query;
        const id = query.figure as FigureId;
        const machine = machineOf(site, query.machine);
        const caller = callerOfRequest(request);
        if (member !== undefined && !maySee(caller, member)) {
          throw forbidden(readingTexts.figureOf);
        }
        if (member !== undefined && !isFigureOf(id, ["member"])) {
          throw invalid([{ where: "query/member", expected: expectedTexts.noMember(id) }]);
        }
        const { window, cut } = cutAtNow(query, now());
        const { from, to } = window;
        const slices = await machineBooks.slices(machine.id, { from, until: to }, picture.live(machine.id));
        const { blocks = [] } = await bookings.within(machine.id, from, to);
        const whose: Whose =
          member === undefined ? "everybody" : { member: member === nobody ? null : member };
        const { figure, parts } =
          id === "daysUsed"
            ? explainDays(
                slices,
                (slice) => zonedAt(slice.from, zone).toPlainDate().toString(),
                site.policies.daysUsed,
                whose,
              )
            : explainFigure(figureCatalogue[id], slices, whose);
        const rest = parts.filter((part) => part.from >= (after ?? from));
        const view = viewStretch(caller);
        const next = rest[limit];
        const name =
          member === undefined ? null : member === nobody ? "" : (companies.get(member)?.short ?? member);
        return {
          machine: machine.id,
          figure: id,
          member: member ?? null,
          from: rfc3339FromMicros(from),
          to: rfc3339FromMicros(to),
          cut,
          zone,
          result: figure,
          sums: sumsOf(parts),
          plannedMaintenance: totalDuration(slices.filter((it) => it.plan === "maintenance")),
          outOfUse: outOfUse(machine, blocks, { from, until: to }),
          sentence: sentenceOf({ figure, id, machine: machine.name, member: name, from, to, zone }),
          items: rest.slice(0, limit).map((part) => ("slice" in part ? view(part) : viewDay(part))),
          next: next ? rfc3339FromMicros(next.from) : null,
        };
      },
    );
  };
