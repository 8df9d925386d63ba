import type { Micros } from "../../config/micros.ts";
import { searchKey } from "../../dashboard-api/accounts/search-key.ts";
import type { Query } from "../../dashboard-api/database/database.ts";
import { demoJobs } from "./jobs.ts";
import { demoNotes } from "./notes.ts";
import { chair, demoPeople, office } from "./people.ts";
import { level, qualifications } from "./qualified.ts";
import { idOf } from "./story.ts";

/** The demo's people, what they have learnt, their jobs, and what they wrote about the machines. Done once. */
export async function storePeople(db: Query, since: Micros): Promise<void> {
  const created = since;
  await db
    .insertInto("person")
    .values(
      [...demoPeople, office, chair].map(({ id, company, name, kana }) => ({
        ...{ id, company, name, kana, created, email: null },
        search: searchKey(name, kana),
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute();
  await db
    .insertInto("qualification")
    .values(
      qualifications.map(({ person, machine }) => ({
        ...{ id: idOf("qualification", person, machine), person, machine, level },
        ...{ granted_by: chair.name, granted: since, until: null },
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute();
  await db
    .insertInto("job")
    .values(demoJobs.map((job) => ({ ...job, created })))
    .onConflict((it) => it.doNothing())
    .execute();
  await db
    .insertInto("note")
    .values(
      demoNotes.map(({ days, ...note }) => ({
        ...note,
        id: idOf("note", note.subject, note.text),
        at: since + days * 86_400_000_000,
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute();
}
