import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest, requireRole } from "../access/guard.ts";
import { clip } from "../domain/interval/intersect.ts";
import { union } from "../domain/interval/union.ts";
import { roundTexts } from "../problems/words/round.ts";
import type { ContenderSource } from "../rounds/contender-source.ts";
import type { RoundPlan } from "../rounds/round.ts";
import { roundMachine } from "../rounds/round-calendar.ts";
import type { RoundDesk } from "../rounds/round-desk.ts";
import { hoursOf } from "../rounds/run-input.ts";
import type { ApiDeps } from "./api-deps.ts";
import { deedOf } from "./booking-request.ts";
import {
  commonProblems,
  conflictProblem,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import {
  reasonBodySchema,
  roundChangeSchema,
  roundPlanSchema,
  roundSchema,
  roundSlotSchema,
  verificationSchema,
} from "./round-schema.ts";
import { viewRound, viewRoundEvent } from "./round-view.ts";

export interface RoundDeps extends ApiDeps {
  readonly rounds: RoundDesk;
  readonly contenders: ContenderSource;
}

const problems = {
  ...commonProblems,
  ...roleProblem,
  ...notFoundProblem,
  ...conflictProblem,
  ...storeProblem,
};
const committee = roundTexts.ofCommittee;

/** Allocation rounds: what is given away, when, and what happened. */
export const roundRoutes =
  (deps: RoundDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { rounds, contenders, bookings, site, now } = deps;
    const seen = async (id: string) => {
      const round = await rounds.find(id);
      return viewRound(round, await rounds.filed(id), now());
    };

    app.get(
      "/rounds",
      {
        schema: {
          summary: "Allocation rounds, the latest first",
          tags: ["rounds"],
          response: {
            200: z.object({ items: z.array(roundSchema), next: z.null() }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async () => {
        const items = [];
        for (const round of await rounds.list())
          items.push(viewRound(round, await rounds.filed(round.id), now()));
        return { items, next: null };
      },
    );

    app.post(
      "/rounds",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Open a round: wishes are taken until its deadline",
          description: "A seed is drawn; its SHA-256 is published at once, the seed itself after the run.",
          tags: ["rounds"],
          body: roundPlanSchema,
          response: { 201: roundSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireRole(request, ["committee"], committee);
        const { from, to: until, slots, reason, name, machines, deadline, most } = request.body;
        const plan: RoundPlan = { name, machines, from, until, grid: slots, deadline, most };
        const round = await rounds.open(plan, deedOf(request, "rounds.open", null, now(), reason));
        reply.code(201).header("location", `/api/v1/rounds/${round.id}`);
        return viewRound(round, new Map(), now());
      },
    );

    app.get(
      "/rounds/:id",
      {
        schema: {
          summary: "One round with its slots",
          tags: ["rounds"],
          params: machinePathSchema,
          response: {
            200: roundSchema.extend({ grid: z.array(roundSlotSchema) }).meta({ id: "RoundWithSlots" }),
            ...problems,
          },
        },
      },
      async (request) => {
        const { plan, id } = await rounds.find(request.params.id);
        const grid = [];
        for (const machine of plan.machines) {
          const its = roundMachine(site, machine, plan);
          if (!its) continue;
          const held = await bookings.within(machine, plan.from, plan.until);
          const booked = union([...held.bookings, ...(held.blocks ?? [])]);
          for (const slot of its.slots) {
            const hours = hoursOf({ machine, ...slot }, its, contenders.valuationAt);
            const [from, to] = [rfc3339FromMicros(slot.from), rfc3339FromMicros(slot.until)];
            grid.push({ machine, from, to, hours, taken: clip(booked, slot).length > 0 });
          }
        }
        return { ...(await seen(id)), grid };
      },
    );

    const deeds = [
      ["run", "Run a round whose deadline is over; until it is published it can be run again"],
      ["publish", "Make bookings of all that the newest run granted, or of none"],
      ["withdraw", "Withdraw a round that is not published"],
    ] as const;
    for (const [deed, summary] of deeds) {
      app.post(
        `/rounds/:id/${deed}`,
        {
          config: { scope: "bookings" },
          schema: {
            summary,
            tags: ["rounds"],
            params: machinePathSchema,
            body: reasonBodySchema,
            response: { 200: roundSchema, ...problems },
          },
        },
        async (request) => {
          requireRole(request, ["committee"], committee);
          const { id } = request.params;
          await rounds[deed](id, deedOf(request, `rounds.${deed}`, null, now(), request.body.reason));
          return seen(id);
        },
      );
    }

    app.get(
      "/rounds/:id/verification",
      {
        schema: {
          summary: "Run the newest run again from its stored input, and compare",
          tags: ["rounds"],
          params: machinePathSchema,
          response: {
            200: z.object({ verification: verificationSchema.nullable() }),
            ...problems,
          },
        },
      },
      async (request) => ({ verification: await rounds.verify(await rounds.find(request.params.id)) }),
    );

    app.get(
      "/rounds/:id/changes",
      {
        schema: {
          summary: "All that happened to a round, without what was wished for",
          tags: ["rounds"],
          params: machinePathSchema,
          response: { 200: z.object({ items: z.array(roundChangeSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        const { id } = await rounds.find(request.params.id);
        const caller = callerOfRequest(request);
        const items = (await rounds.events(id)).map((event) => viewRoundEvent(site, caller, event));
        return { items, next: null };
      },
    );
  };
