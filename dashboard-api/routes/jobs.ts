import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import { companyRoles } from "../access/role.ts";
import { searchKey } from "../accounts/search-key.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { JobTable } from "../database/core-tables.ts";
import type { Query } from "../database/database.ts";
import { forbidden, notFound } from "../problems/problem.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { noSuchBooking } from "./booking-problems.ts";
import {
  commonProblems,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { strictQuery } from "./strict-query.ts";

const text = z.string().trim().min(1).max(200).nullable();
const jobShape = {
  lot: text.meta({ description: "Lot or order number" }),
  part: text.meta({ description: "Part, or drawing number" }),
  material: text,
  program: text.meta({ description: "Program on the control" }),
};
const jobSchema = z
  .object({ id: z.string(), ...jobShape, created: z.string() })
  .meta({ id: "Job", description: "Work of one company, told to nobody else" });
const wholeSchema = jobSchema.extend({ bookings: z.array(z.string()) });
const isNamed = (body: Partial<Record<keyof typeof jobShape, string | null | undefined>>) =>
  Object.values(body).some((it) => it !== null && it !== undefined);
const newSchema = z
  .strictObject({
    lot: jobShape.lot.default(null),
    part: jobShape.part.default(null),
    material: jobShape.material.default(null),
    program: jobShape.program.default(null),
  })
  .refine(isNamed, { error: "at least one of lot, part, material and program" });
const changeSchema = z.strictObject(jobShape).partial();

const problems = { ...commonProblems, ...roleProblem, ...storeProblem };
const tags = ["jobs"];
const scope = { scope: "bookings" } as const;

/** The same for a job that there is not and one that is another's. */
const noSuchJob = () => notFound(peopleTexts.noSuchJob);
const viewOf = ({ created, company: _, ...job }: JobTable) => ({
  ...job,
  created: rfc3339FromMicros(created),
});

/** Work of the caller's company: nobody else's business, not the committee's either. */
export const jobRoutes =
  ({ database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const companyOf = (request: FastifyRequest): string => {
      const { role, company } = callerOfRequest(request);
      if (company !== null && companyRoles.includes(role)) return company;
      throw forbidden(peopleTexts.jobsOfCompany);
    };
    const jobOf = async (db: Query, company: string, id: string): Promise<JobTable> => {
      const job = await db
        .selectFrom("job")
        .selectAll()
        .where("id", "=", id)
        .where("company", "=", company)
        .executeTakeFirst();
      if (!job) throw noSuchJob();
      return job;
    };
    const wholeOf = async (db: Query, job: JobTable) => {
      const links = await db
        .selectFrom("job_booking")
        .innerJoin("booking", "booking.id", "job_booking.booking")
        .select("booking.id")
        .where("job_booking.job", "=", job.id)
        .orderBy("booking.starts")
        .execute();
      return { ...viewOf(job), bookings: links.map(({ id }) => id) };
    };
    // The audit log is read by the committee: what the job is stays out of it.
    const note = (db: Query, request: FastifyRequest, action: string, subject: Record<string, string>) =>
      writeAudit(db, entryOf(request, now(), { action, subject }));

    app.get(
      "/jobs",
      {
        schema: {
          summary: "The company's jobs, newest first",
          tags,
          querystring: strictQuery({
            search: z.string().max(100).default("").meta({ description: "Part of any of their fields" }),
            limit: z.coerce.number().int().min(1).max(1_000).default(100),
          }),
          response: { 200: z.object({ items: z.array(jobSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        const company = companyOf(request);
        const { search, limit } = request.query;
        const key = searchKey(search);
        const rows = await database.use((db) =>
          db
            .selectFrom("job")
            .selectAll()
            .where("company", "=", company)
            .orderBy("created", "desc")
            .orderBy("id")
            .execute(),
        );
        const found = rows.filter((it) => searchKey(it.lot, it.part, it.material, it.program).includes(key));
        return { items: found.slice(0, limit).map(viewOf), next: null };
      },
    );

    app.post(
      "/jobs",
      {
        config: scope,
        schema: { summary: "Make a job", tags, body: newSchema, response: { 201: wholeSchema, ...problems } },
      },
      async (request, reply) => {
        const company = companyOf(request);
        const job = { id: crypto.randomUUID(), company, ...request.body, created: now() };
        await database.transaction(async (db) => {
          await db.insertInto("job").values(job).execute();
          await note(db, request, "job.make", { job: job.id });
        });
        reply.code(201);
        return { ...viewOf(job), bookings: [] };
      },
    );

    app.get(
      "/jobs/:id",
      {
        schema: {
          summary: "One job with its bookings",
          tags,
          params: machinePathSchema,
          response: { 200: wholeSchema, ...problems, ...notFoundProblem },
        },
      },
      async (request) => {
        const company = companyOf(request);
        return database.use(async (db) => wholeOf(db, await jobOf(db, company, request.params.id)));
      },
    );

    app.patch(
      "/jobs/:id",
      {
        config: scope,
        schema: {
          summary: "Change a job; what is absent stays",
          tags,
          params: machinePathSchema,
          body: changeSchema,
          response: { 200: wholeSchema, ...problems, ...notFoundProblem },
        },
      },
      async (request) => {
        const company = companyOf(request);
        return database.transaction(async (db) => {
          const job = await jobOf(db, company, request.params.id);
          const given = Object.entries(request.body).filter(([, value]) => value !== undefined);
          const changed: JobTable = { ...job, ...Object.fromEntries(given) };
          await db.updateTable("job").set(changed).where("id", "=", job.id).execute();
          await note(db, request, "job.change", { job: job.id });
          return wholeOf(db, changed);
        });
      },
    );

    const link = "/jobs/:id/bookings/:booking";
    const linkSchema = {
      tags,
      params: z.object({ id: z.string(), booking: z.string() }),
      response: { 200: wholeSchema, ...problems, ...notFoundProblem },
    };
    const linked = (
      request: FastifyRequest<{ Params: { id: string; booking: string } }>,
      isLinked: boolean,
    ) => {
      const company = companyOf(request);
      const { id, booking } = request.params;
      return database.transaction(async (db) => {
        const job = await jobOf(db, company, id);
        const own = await db
          .selectFrom("booking")
          .select("id")
          .where("id", "=", booking)
          .where("company", "=", company)
          .executeTakeFirst();
        if (!own) throw noSuchBooking();
        if (isLinked) {
          await db
            .insertInto("job_booking")
            .values({ booking, job: id })
            .onConflict((conflict) => conflict.column("booking").doUpdateSet({ job: id }))
            .execute();
        } else {
          await db.deleteFrom("job_booking").where("booking", "=", booking).where("job", "=", id).execute();
        }
        await note(db, request, isLinked ? "job.link" : "job.unlink", { job: id, booking });
        return wholeOf(db, job);
      });
    };
    app.put(
      link,
      {
        config: scope,
        schema: { summary: "Say that a booking is for a job; a booking is for one", ...linkSchema },
      },
      (request) => linked(request, true),
    );
    app.delete(
      link,
      { config: scope, schema: { summary: "Say that a booking is not for a job", ...linkSchema } },
      (request) => linked(request, false),
    );
  };
