import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Role } from "../../dashboard-api/access/role.ts";
import { searchKey } from "../../dashboard-api/accounts/search-key.ts";
import type { Query } from "../../dashboard-api/database/database.ts";
import { demoJobs } from "./jobs.ts";
import { demoFaults, demoNotes } from "./notes.ts";
import { auditor, chair, type DemoPerson, demoPeople, office, peopleOf } from "./people.ts";
import { level, qualifications } from "./qualified.ts";
import { idOf } from "./story.ts";

/** Who signs in as what: the sign-in page of the demo lists these accounts. */
const accountsOf = (company: string): { role: Role; person: DemoPerson }[] => {
  const [manager = office, member = manager] = peopleOf(company);
  return [
    { role: "committee", person: chair },
    { role: "office", person: office },
    { role: "manager", person: manager },
    { role: "member", person: member },
    { role: "auditor", person: auditor },
  ];
};

/** The demo's people, what they have learnt, their jobs, and what they wrote about the machines. Done once. */
export async function storePeople(db: Query, site: Pick<Site, "companies">, since: Micros): Promise<void> {
  const created = since;
  await db
    .insertInto("person")
    .values(
      [...demoPeople, office, chair, auditor].map(({ id, company, name, kana }) => ({
        ...{ id, company, name, kana, created, email: null },
        search: searchKey(name, kana),
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute();
  await db
    .insertInto("account")
    .values(
      accountsOf(site.companies[0]?.id ?? "").map(({ role, person }) => ({
        ...{ id: `demo-${role}`, login: `demo-${role}`, role, person: person.id, created },
        // The API gives them theirs when it starts as a demo.
        ...{ password: null, disabled: null },
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
  await storeNotes(db, since);
}

async function storeNotes(db: Query, since: Micros): Promise<void> {
  const faults = demoFaults.map((fault) => ({ ...fault, id: idOf("fault", fault.machine, fault.text) }));
  await db
    .insertInto("fault")
    .values(
      faults.map(({ id, machine, company, by, opened, closed }) => ({
        ...{ id, machine, company, opened: since + opened * DAY, opened_by: by, out_until: null },
        ...{
          closed: closed === null ? null : since + closed * DAY,
          closed_by: closed === null ? null : office.name,
        },
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute();
  const told = faults.map(({ id, company, by, text, opened }) => ({
    ...{ subject_kind: "fault" as const, subject: id, visibility: "everyone" as const },
    ...{ company, author: by, text, days: opened },
  }));
  await db
    .insertInto("note")
    .values(
      [...demoNotes, ...told].map(({ days, ...note }) => ({
        ...{ ...note, corrects: null, at: since + days * DAY },
        id: idOf("note", note.subject, note.text),
      })),
    )
    .onConflict((it) => it.doNothing())
    .execute();
}
