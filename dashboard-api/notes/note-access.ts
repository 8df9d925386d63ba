import { reaches } from "../access/machine-reach.ts";
import { type Caller, companyRoles } from "../access/role.ts";
import type { NoteTable } from "../database/core-tables.ts";
import type { Query } from "../database/database.ts";

export const noteSubjects = ["machine", "capability", "job", "fault"] as const;
export const noteVisibilities = ["everyone", "company", "committee"] as const;

/** What a note is on. A capability is `machine/process`. */
export interface NoteSubject {
  readonly kind: (typeof noteSubjects)[number];
  readonly id: string;
}

async function machineOfSubject(db: Query, { kind, id }: NoteSubject, machines: readonly string[]) {
  if (kind === "machine") return machines.find((it) => it === id);
  if (kind === "capability") {
    const [machine = "", ...process] = id.split("/");
    const found = await db
      .selectFrom("capability")
      .select("machine")
      .where("machine", "=", machine)
      .where("process", "=", process.join("/"))
      .executeTakeFirst();
    return found?.machine;
  }
  return (await db.selectFrom("fault").select("machine").where("id", "=", id).executeTakeFirst())?.machine;
}

/** Whether there is such a thing, and the caller may know of it. */
export async function mayKnow(
  db: Query,
  caller: Caller,
  subject: NoteSubject,
  machines: readonly string[],
): Promise<boolean> {
  if (subject.kind === "job") {
    if (caller.company === null || !companyRoles.includes(caller.role)) return false;
    const job = await db
      .selectFrom("job")
      .select("id")
      .where("id", "=", subject.id)
      .where("company", "=", caller.company)
      .executeTakeFirst();
    return job !== undefined;
  }
  const machine = await machineOfSubject(db, subject, machines);
  return machine !== undefined && reaches(caller, machine);
}

type Read = Pick<NoteTable, "visibility" | "company">;

/** Whether a note of a thing that the caller knows of is for its eyes: what a company writes, it always reads itself. */
export function mayRead(caller: Caller, { visibility, company }: Read): boolean {
  if (visibility === "everyone") return true;
  if (company !== null && company === caller.company) return true;
  return visibility === "committee" && caller.role === "committee";
}

/** Whether it is the caller's side that wrote a note, and may correct it. */
export const mayCorrect = ({ role, company }: Caller, note: Read): boolean =>
  note.company === null ? role === "committee" || role === "office" : note.company === company;
