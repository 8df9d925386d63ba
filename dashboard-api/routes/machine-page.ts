import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { Caller } from "../access/role.ts";
import { mayActFor } from "../bookings/booking-access.ts";
import type { Outcome } from "../bookings/outcome.ts";
import { carriedOutOnce } from "../machine-page/carried-out-once.ts";
import { assignable, createMachineDesk } from "../machine-page/machine-desk.ts";
import { inBoth } from "../machine-page/page-words.ts";
import type { PageObstacle } from "../machine-page/possible-actions.ts";
import { invalid, Problem } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { createUnbookedUse } from "../unbooked-use/unbooked-use.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { madeOf } from "./booking-problems.ts";
import { deedOf, keyHeaders, keyOf } from "./booking-request.ts";
import { reportFault } from "./fault-report.ts";
import {
  assignSchema,
  extendSchema,
  faultReportSchema,
  type MachinePageView,
  machinePageSchema,
  pageProblems,
  whoSchema,
} from "./machine-page-schema.ts";
import { type CompanyChoice, viewMachinePage } from "./machine-page-view.ts";
import { companyAtMachine } from "./machine-page-who.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  storeProblem,
} from "./machine-path.ts";
import { languageOf } from "./request-language.ts";
import { spokenTime } from "./spoken-time.ts";

const reads = { ...commonProblems, ...notFoundProblem, ...storeProblem };
const answers = { 200: machinePageSchema, ...reads, ...pageProblems };
const tags = ["at the machine"];
/** Also by the token that a QR code on the machine carries; in a browser's session with its CSRF token. */
const config = { atMachine: true, scope: "bookings" } as const;

/** What people do at a machine: look, start, set up, extend, finish, report a fault. */
export const machinePageRoutes =
  (deps: BookingDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { site, database, now } = deps;
    const unbooked = createUnbookedUse({ database, site, books: deps.machineBooks });
    const atMachine = createMachineDesk({ ...deps, unbooked });

    /** Companies among which whoever stands there chooses. */
    const choicesFor = async (machine: Machine, caller: Caller): Promise<CompanyChoice[]> => {
      const listed = site.companies.filter(({ id }) => caller.role === "machine" || mayActFor(caller, id));
      const [pins, locks] = await database.use(async (db) => [
        await db.selectFrom("company_pin").select("company").execute(),
        await db
          .selectFrom("pin_try")
          .select(["company", "locked_until"])
          .where("machine", "=", machine.id)
          .execute(),
      ]);
      const withPin = new Set(pins.map((it) => it.company));
      const lockOf = new Map(locks.map((it) => [it.company, it.locked_until]));
      return listed.map(({ id, short }) => ({
        ...{ id, short, hasPin: withPin.has(id), lockedUntil: lockOf.get(id) ?? null },
      }));
    };
    const pageFor = async (request: FastifyRequest, machine: Machine, company: string | null) => {
      const caller = callerOfRequest(request);
      const [found, choices] = await Promise.all([
        atMachine.now(machine, company),
        choicesFor(machine, caller),
      ]);
      return viewMachinePage(deps, {
        machine,
        now: found,
        caller,
        choices,
        language: languageOf(request, undefined),
      });
    };
    const notNow = (why: PageObstacle, at: number | null): Problem => {
      const text = inBoth((it, language) =>
        it.why[why](at === null ? "" : spokenTime(at, now(), site.cluster.zone, language)),
      );
      return new Problem(409, "not-now", text, {
        more: { why, at: at === null ? null : rfc3339FromMicros(at) },
      });
    };
    type Result = Outcome | { why: PageObstacle; at: number | null };
    const requireDone = (result: Result) => {
      if ("result" in result) return madeOf(result).made;
      throw notNow(result.why, result.at);
    };
    type Act = (given: { machine: Machine; company: string; action: string }) => Promise<unknown>;
    const acting = async (
      request: FastifyRequest,
      who: { company?: string | undefined; pin?: string | undefined },
      act: Act,
      action: string,
    ): Promise<MachinePageView> => {
      const machine = machineOf(site, (request.params as { id: string }).id);
      const company = await companyAtMachine(deps, request, machine, who);
      const deed = () => act({ machine, company, action: `page.${action}` });
      // The PIN was looked at: of what is kept about a request it is no part.
      const { pin: _, ...asked } = request.body as { pin?: string };
      const key = keyOf(request, asked);
      if (!key) await deed();
      else if (!(await carriedOutOnce(database, key, now, deed)))
        throw new Problem(422, "key-reused", bookingTexts.keyReused);
      return pageFor(request, machine, company);
    };

    app.get(
      "/machines/:id/page",
      {
        config: { atMachine: true },
        schema: {
          summary:
            "A machine as whoever stands at it sees it: state, slots, what can be done now and why not",
          tags,
          params: machinePathSchema,
          response: { 200: machinePageSchema, ...reads },
        },
      },
      async (request) => {
        const { company } = callerOfRequest(request);
        return pageFor(request, machineOf(site, request.params.id), company);
      },
    );

    app.post(
      "/machines/:id/page/open",
      {
        config,
        schema: {
          summary: "The same for one company, by its PIN: its own slot in full, how far it can be extended",
          tags,
          params: machinePathSchema,
          body: whoSchema,
          response: answers,
        },
      },
      (request) => acting(request, request.body, async () => {}, "open"),
    );

    for (const [path, kind, summary] of [
      [
        "start",
        "started",
        "The company starts now: whatever runs from here on is its use, and another's ends",
      ],
      ["setup", "setup", "It is being set up 段取り中: the slot is no no-show though nothing moves"],
    ] as const) {
      app.post(
        `/machines/:id/page/${path}`,
        {
          config,
          schema: {
            summary,
            tags,
            params: machinePathSchema,
            headers: keyHeaders,
            body: whoSchema,
            response: answers,
          },
        },
        (request) =>
          acting(
            request,
            request.body,
            async ({ machine, company, action }) => {
              const deed = deedOf(request, action, company, now(), "");
              requireDone(await atMachine.tell(machine, company, kind, deed));
            },
            path,
          ),
      );
    }

    app.post(
      "/machines/:id/page/extend",
      {
        config,
        schema: {
          summary: "Extend the slot that runs; refused with the latest end that is possible",
          tags,
          params: machinePathSchema,
          headers: keyHeaders,
          body: extendSchema,
          response: answers,
        },
      },
      (request) =>
        acting(
          request,
          request.body,
          async ({ machine, company, action }) => {
            const deed = deedOf(request, action, company, now(), "");
            const result = await atMachine.extend(machine, company, request.body.to, deed);
            try {
              requireDone(result);
            } catch (error) {
              if (!(error instanceof Problem)) throw error;
              const { actions } = await atMachine.now(machine, company);
              const until = actions.find((it) => it.action === "extend" && it.isPossible)?.at ?? null;
              error.more.possibleUntil = until === null ? null : rfc3339FromMicros(until);
              throw error;
            }
          },
          "extend",
        ),
    );

    app.post(
      "/machines/:id/page/finish",
      {
        config,
        schema: {
          summary: "Finish early: the rest of the slot is free for others",
          tags,
          params: machinePathSchema,
          headers: keyHeaders,
          body: whoSchema,
          response: answers,
        },
      },
      (request) =>
        acting(
          request,
          request.body,
          async ({ machine, company, action }) => {
            const deed = deedOf(request, action, company, now(), "");
            requireDone(await atMachine.finish(machine, company, deed));
          },
          "finish",
        ),
    );

    app.post(
      "/machines/:id/page/assign",
      {
        config,
        schema: {
          summary: "Say that use of the last day which belongs to nobody was the company's",
          tags,
          params: machinePathSchema,
          headers: keyHeaders,
          body: assignSchema,
          response: answers,
        },
      },
      (request) =>
        acting(
          request,
          request.body,
          async ({ machine, company, action }) => {
            const { from, to: until } = request.body;
            const at = now();
            if (from < at - assignable || until > at) {
              const where = from < at - assignable ? "body/from" : "body/to";
              throw invalid([{ where, expected: expectedTexts.lastDay }]);
            }
            const deed = deedOf(request, action, company, at, "");
            const isDone = await atMachine.assign(machine, company, { from, until }, deed);
            if (!isDone) throw notNow("nothing-unbooked", null);
          },
          "assign",
        ),
    );

    app.post(
      "/machines/:id/page/fault",
      {
        config,
        schema: {
          summary: "Report a fault, asking for an outage if wanted; or say that one is put right",
          tags,
          params: machinePathSchema,
          headers: keyHeaders,
          body: faultReportSchema,
          response: answers,
        },
      },
      (request) =>
        acting(
          request,
          request.body,
          ({ machine, company }) => reportFault(deps, request, { ...request.body, machine, company }),
          "fault",
        ),
    );
  };
