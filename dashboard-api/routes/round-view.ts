import type { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Caller } from "../access/role.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { type RoundNames, roundSentences } from "../domain/fairness/explanation/round-sentences.ts";
import type { Wish } from "../domain/fairness/rounds/wish.ts";
import type { FiledWish, Round } from "../rounds/round.ts";
import type { RoundEvent } from "../rounds/round-desk.ts";
import type { StoredRun } from "../rounds/run-stored-round.ts";
import type { roundChangeSchema, roundResultSchema, roundSchema, wishViewSchema } from "./round-schema.ts";

const slotOf = ({ machine, from, until }: { machine: string; from: number; until: number }) => ({
  ...{ machine, from: rfc3339FromMicros(from), to: rfc3339FromMicros(until) },
});

export function viewRound(
  { id, plan, status, commitment, seed, version }: Round,
  filed: ReadonlyMap<string, readonly FiledWish[]>,
  now: number,
): z.infer<typeof roundSchema> {
  const { name, machines, from, until, grid, deadline, most } = plan;
  const isTold = status === "run" || status === "published";
  const lists = [...filed.values()].filter((list) => list.length > 0);
  return {
    ...{ id, name, machines: [...machines], most, commitment, version },
    status: status === "open" && now >= deadline ? "closed" : status,
    from: rfc3339FromMicros(from),
    to: rfc3339FromMicros(until),
    slots: { hours: [...grid.hours], days: [...grid.days] },
    deadline: rfc3339FromMicros(deadline),
    seed: isTold ? seed : null,
    filed: { companies: lists.length, wishes: lists.flat().length },
  };
}

/** A company's wishes as the company and who files for it see them; the job is its own alone. */
export const viewWish = (wish: FiledWish, isOwn: boolean): z.infer<typeof wishViewSchema> => {
  const { id, preference, alternative, purpose, grant, job, person, mentor } = wish;
  return {
    ...{ id, ...slotOf(wish), preference, alternative, purpose, grant, person, mentor },
    job: isOwn ? job : null,
  };
};

const forAll: readonly Caller["role"][] = ["committee", "office", "auditor"];

/** How much of others a caller is told. */
function sightOf(site: Site, caller: Caller) {
  const seesAll = forAll.includes(caller.role);
  const { others } = site.fairness;
  const areNamed = site.policies.privacy.names === "short" && others === "names";
  const isOwn = (company: string) => company === caller.company;
  return {
    isOwn,
    isNamed: (company: string) => seesAll || areNamed || isOwn(company),
    areTotalsTold: (company: string) => seesAll || others !== "hidden" || isOwn(company),
  };
}

function namesFor(
  site: Site,
  wishes: ReadonlyMap<string, Wish>,
  caller: Caller,
  lang: "ja" | "en",
): RoundNames {
  const sight = sightOf(site, caller);
  const { zone } = site.cluster;
  return {
    company: (id) =>
      sight.isNamed(id)
        ? (site.companies.find((it) => it.id === id)?.short ?? id)
        : { ja: "他の会員", en: "another member" }[lang],
    wish(id) {
      const wish = wishes.get(id);
      if (!wish) return id;
      const machine = site.machines.find((it) => it.id === wish.machine)?.name[lang] ?? wish.machine;
      const [from, until] = [zonedAt(wish.from, zone), zonedAt(wish.until, zone)];
      const clock = (time: Temporal.ZonedDateTime) => time.toPlainTime().toString({ smallestUnit: "minute" });
      const day = lang === "ja" ? `${from.month}/${from.day}` : from.toPlainDate().toString();
      return `${machine} ${day} ${clock(from)}–${clock(until)}`;
    },
  };
}

/** A run as a caller may see it: why each wish was granted or not, in both languages. */
export function viewResult(
  site: Site,
  caller: Caller,
  { run, bookings }: { run: StoredRun; bookings: Readonly<Record<string, string>> },
): z.infer<typeof roundResultSchema> {
  const wishes = new Map(run.input.wishes.map((it) => [it.id, it]));
  const sight = sightOf(site, caller);
  const names = { ja: namesFor(site, wishes, caller, "ja"), en: namesFor(site, wishes, caller, "en") };
  const shortOf = (company: string) =>
    sight.isNamed(company) ? (site.companies.find((it) => it.id === company)?.short ?? company) : null;
  const head = (id: string, company: string) => {
    const wish = wishes.get(id) as Wish;
    return {
      ...{ wish: id, company: shortOf(company), own: sight.isOwn(company) },
      ...{ ...slotOf(wish), preference: wish.preference },
    };
  };
  return {
    ...{ run: run.number, at: rfc3339FromMicros(run.at), seed: run.input.seed, digest: run.digest },
    granted: run.outcome.steps.map((step, index) => {
      const isTold = sight.areTotalsTold(step.company);
      return {
        ...head(step.wish, step.company),
        ...{
          step: index + 1,
          hours: (wishes.get(step.wish) as Wish).hours,
          drawn: step.drawnAmong.length > 0,
        },
        claimBefore: isTold ? step.claimBefore : null,
        claimAfter: isTold ? step.claimAfter : null,
        text: isTold
          ? {
              ja: roundSentences.ja.step(step, index + 1, names.ja),
              en: roundSentences.en.step(step, index + 1, names.en),
            }
          : null,
        booking:
          sight.isOwn(step.company) || forAll.includes(caller.role) ? (bookings[step.wish] ?? null) : null,
      };
    }),
    denied: run.outcome.denials.map((denial) => ({
      ...{ ...head(denial.wish, denial.company), reason: denial.reason },
      text: {
        ja: roundSentences.ja.denial(denial, names.ja),
        en: roundSentences.en.denial(denial, names.en),
      },
    })),
    claims: run.outcome.claims
      // Without entitlement there is no claim; it is stored as null.
      .filter(({ company, before }) => before !== null && sight.areTotalsTold(company))
      .map(({ company, before, after }) => ({
        ...{ company: shortOf(company), own: sight.isOwn(company), before, after },
      })),
  };
}

export function viewRoundEvent(
  site: Site,
  caller: Caller,
  event: RoundEvent,
): z.infer<typeof roundChangeSchema> {
  const { version, at, actor, reason, change } = event;
  const sight = sightOf(site, caller);
  const isWished = change.kind === "wished";
  const isNamed = !isWished || sight.isNamed(change.company);
  // Why somebody wishes is nobody's business but its own and the office's.
  const isOpen = !isWished || sight.isOwn(change.company) || forAll.includes(caller.role);
  return {
    ...{ version, at: rfc3339FromMicros(at), kind: change.kind },
    actor: isOpen ? { name: actor.name, role: actor.role } : { name: "", role: actor.role },
    company: isWished && isNamed ? change.company : null,
    wishes: isWished ? change.wishes.length : null,
    reason: isOpen ? reason : "",
  };
}
