import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest, requireRole } from "../access/guard.ts";
import type { Caller } from "../access/role.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { NoteTable } from "../database/core-tables.ts";
import {
  mayCorrect,
  mayKnow,
  mayRead,
  type NoteSubject,
  noteSubjects,
  noteVisibilities,
} from "../notes/note-access.ts";
import { conflict, forbidden, invalid, notFound } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { nameFor } from "./machine-page-view.ts";
import {
  commonProblems,
  conflictProblem,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { strictQuery } from "./strict-query.ts";

const subjectShape = {
  subject: z.enum(noteSubjects),
  on: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: "Id of the machine, job or fault; of a capability `machine/process`" }),
};
const textSchema = z.string().trim().min(1).max(2_000);
const noteSchema = z
  .object({
    id: z.string(),
    ...subjectShape,
    text: z.string(),
    visibility: z.enum(noteVisibilities),
    company: z
      .string()
      .nullable()
      .meta({ description: "Short name of the author's company; null: not told, or none" }),
    author: z.string().nullable().meta({ description: "To the author's own company, and to the committee" }),
    at: z.string(),
    corrects: z.string().nullable().meta({ description: "Note in whose place it stands" }),
    correctedBy: z.string().nullable(),
  })
  .meta({ id: "Note" });
const problems = { ...commonProblems, ...roleProblem, ...storeProblem };
const tags = ["notes"];
const noSubject = () => notFound(peopleTexts.nothingToNote);
const noSuchNote = () => notFound(peopleTexts.noSuchNote);

/** Notes on machines, capabilities, jobs and faults. What was said stays; a correction stands beside it. */
export const noteRoutes =
  ({ site, database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const machines = site.machines.map(({ id }) => id);
    const viewOf = (note: NoteTable, caller: Caller, correctedBy: string | null) => {
      const { id, subject_kind, subject, text, visibility, company, author, at, corrects } = note;
      const seesAll = ["committee", "office", "auditor"].includes(caller.role);
      const isTold = caller.role === "committee" || mayCorrect(caller, note);
      return {
        ...{ id, subject: subject_kind, on: subject, text, visibility, corrects, correctedBy },
        company: nameFor(site, caller.company, seesAll, company),
        author: isTold ? author : null,
        at: rfc3339FromMicros(at),
      };
    };

    app.get(
      "/notes",
      {
        config: { atMachine: true },
        schema: {
          summary: "Notes on a thing, oldest first, that are for the caller's eyes",
          tags,
          querystring: strictQuery(subjectShape),
          response: {
            200: z.object({ items: z.array(noteSchema), next: z.null() }),
            ...{ ...problems, ...notFoundProblem },
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const { subject: kind, on: id } = request.query;
        const rows = await database.use(async (db) => {
          if (!(await mayKnow(db, caller, { kind, id }, machines))) throw noSubject();
          return db
            .selectFrom("note")
            .selectAll()
            .where("subject_kind", "=", kind)
            .where("subject", "=", id)
            .orderBy("at")
            .orderBy("id")
            .execute();
        });
        const correctedBy = new Map(rows.map((it) => [it.corrects, it.id]));
        const seen = rows.filter((it) => mayRead(caller, it));
        return { items: seen.map((it) => viewOf(it, caller, correctedBy.get(it.id) ?? null)), next: null };
      },
    );

    app.post(
      "/notes",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Note something, for everyone, one's own company or the committee",
          tags,
          body: z.strictObject({ ...subjectShape, text: textSchema, visibility: z.enum(noteVisibilities) }),
          response: { 201: noteSchema, ...problems, ...notFoundProblem },
        },
      },
      async (request, reply) => {
        const writers = ["committee", "office", "manager", "member"] as const;
        const caller = requireRole(request, writers, peopleTexts.noNotes);
        const { subject: kind, on: id, text, visibility } = request.body;
        const subject: NoteSubject = { kind, id };
        if (kind === "job" && visibility !== "company") {
          throw invalid([{ where: "body/visibility", expected: expectedTexts.jobVisibility }]);
        }
        if (visibility === "company" && caller.company === null) {
          throw invalid([{ where: "body/visibility", expected: expectedTexts.openVisibility }]);
        }
        const note: NoteTable = {
          ...{ id: crypto.randomUUID(), subject_kind: kind, subject: id, text, visibility },
          ...{ company: caller.company, author: caller.name, at: now(), corrects: null },
        };
        await database.transaction(async (db) => {
          if (!(await mayKnow(db, caller, subject, machines))) throw noSubject();
          await db.insertInto("note").values(note).execute();
          await writeAudit(
            db,
            entryOf(request, note.at, { action: "note.write", subject: { note: note.id } }),
          );
        });
        reply.code(201);
        return viewOf(note, caller, null);
      },
    );

    app.post(
      "/notes/:id/correction",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Say better what a note of one's own side said; the first stays on record",
          tags,
          params: machinePathSchema,
          body: z.strictObject({ text: textSchema }),
          response: { 201: noteSchema, ...problems, ...notFoundProblem, ...conflictProblem },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const made = await database.transaction(async (db) => {
          const { id } = request.params;
          const before = await db.selectFrom("note").selectAll().where("id", "=", id).executeTakeFirst();
          const subject = before && { kind: before.subject_kind, id: before.subject };
          const isSeen =
            before && subject && mayRead(caller, before) && (await mayKnow(db, caller, subject, machines));
          if (!isSeen) throw noSuchNote();
          if (!mayCorrect(caller, before)) throw forbidden(peopleTexts.ownNotes);
          const note: NoteTable = {
            ...{ ...before, id: crypto.randomUUID(), text: request.body.text, corrects: id },
            ...{ author: caller.name, at: now() },
          };
          // Two that correct at the same time: the first one's stands.
          const added = await db
            .insertInto("note")
            .values(note)
            .onConflict((it) => it.column("corrects").where("corrects", "is not", null).doNothing())
            .returning("id")
            .executeTakeFirst();
          if (!added) throw conflict(peopleTexts.noteCorrected);
          await writeAudit(
            db,
            entryOf(request, note.at, { action: "note.correct", subject: { note: note.id, corrects: id } }),
          );
          return note;
        });
        reply.code(201);
        return viewOf(made, caller, null);
      },
    );
  };
