import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import { explainMember } from "../domain/fairness/explanation/explain-member.ts";
import type { Fact } from "../domain/fairness/explanation/fact.ts";
import { say } from "../domain/fairness/explanation/say.ts";
import { equivalentHours } from "../domain/fairness/use/equivalent-hours.ts";
import type { UseLine } from "../domain/fairness/use/use-line.ts";
import { readFairness, readSums, type WindowFairness } from "../fairness/fairness-reader.ts";
import { forbidden } from "../problems/problem.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { FairnessDeps } from "./fairness.ts";
import { explainFairnessQuery, fairnessExplanationSchema } from "./fairness-explain-schema.ts";
import { knownVersion } from "./known-version.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";
import { cutAtNow } from "./utilization-window.ts";

/** Opens one company's figure into sentences and the lines of the ledger that it is made of. */
export const explainFairnessRoute =
  (deps: FairnessDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { site, fairness, now } = deps;
    const { use, entitlements, weights, demand, claims } = fairness;
    const { valuation } = weights;
    const nameOf = new Map(site.companies.map((it) => [it.id, it.short]));

    const viewFact = (fact: Fact, member: string) => {
      const { id, ...numbers } = fact;
      return { id, numbers, sentence: { ja: say(fact, "ja", member), en: say(fact, "en", member) } };
    };

    app.get(
      "/fairness/explain",
      {
        schema: {
          summary: "One company's figure of fairness in sentences, and the lines of the ledger behind it",
          description:
            "Durations of the lines sum exactly to the use from which the figure was computed, of the same version of " +
            "the ledger. Lines in pages; facts and sums are of the whole.",
          tags: ["fairness"],
          querystring: explainFairnessQuery(
            site.machines.map((it) => it.id),
            site.companies.map((it) => it.id),
          ),
          response: {
            200: fairnessExplanationSchema,
            ...commonProblems,
            ...roleProblem,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const {
          machines,
          basis = site.fairness.basis,
          member,
          after,
          limit,
          version: wanted,
        } = request.query;
        if (!seesCompany(callerOfRequest(request), member)) {
          throw forbidden(readingTexts.figureOf);
        }
        const { window, cut } = cutAtNow(request.query, now());
        const { from, to } = window;
        const asked = { machines, from, to, basis };
        const { version, rows } = await knownVersion(
          readFairness(site, use, { entitlements, weights }, { ...asked, byMonth: false, version: wanted }),
        );
        const row = rows[0] as WindowFairness;
        const [{ lines }, { sums }, demands, known] = await Promise.all([
          use.lines({ ...asked, company: member, version }),
          readSums(use, weights, { ...asked, byMonth: false, version }),
          demand.figures(machines, [row.window]),
          claims.of({ machines, at: now() }),
        ]);
        const hoursOf = (line: UseLine) => equivalentHours(line, weights.at(line.hour).valuation);
        const grouped = lines.map((line) => ({
          ...line,
          machine: weights.at(line.hour).groups.get(line.machine) ?? line.machine,
        }));
        const explained = explainMember({
          ...{ company: member, fairness: row.all, peak: row.peak, lines: grouped, valuation },
          coverage: row.coverageOf.get(member) ?? null,
          demand: demands[0]?.get(member) ?? null,
          claims: new Map(known.map((it) => [it.company, it.claim])),
        });
        const total = lines.reduce((sum, it) => sum + it.duration, 0);
        const summed = sums.filter((it) => it.company === member).reduce((sum, it) => sum + it.use[basis], 0);
        const name = nameOf.get(member) ?? member;
        const next = after + limit;
        return {
          ...{ member, from: rfc3339FromMicros(from), to: rfc3339FromMicros(to), cut },
          ...{ zone: site.cluster.zone, version, basis },
          facts: explained.facts.map((fact) => viewFact(fact, name)),
          sums: {
            ...{ lines: total, use: summed, agree: total === summed },
            hours: lines.reduce((sum, line) => sum + hoursOf(line), 0),
          },
          items: lines.slice(after, next).map((line) => ({
            machine: line.machine,
            hour: rfc3339FromMicros(line.hour),
            ...{ booking: line.booking, part: line.part, isPeak: line.isPeak, duration: line.duration },
            hours: hoursOf(line),
          })),
          next: next < lines.length ? next : null,
        };
      },
    );
  };
