import type { Micros } from "../../config/micros.ts";
import type { Query } from "../database/database.ts";
import type { FaultTable } from "./page-tables.ts";

export interface NewFault {
  readonly machine: string;
  readonly company: string | null;
  readonly text: string;
  readonly by: string;
  readonly at: Micros;
  readonly outUntil: Micros | null;
}

/** What is said about a fault, as a note that everybody reads. */
const sayOf = (db: Query, fault: string, given: Pick<NewFault, "company" | "text" | "by" | "at">) =>
  db
    .insertInto("note")
    .values({
      ...{ id: crypto.randomUUID(), subject_kind: "fault", subject: fault, visibility: "everyone" },
      ...{ text: given.text, company: given.company, author: given.by, at: given.at, corrects: null },
    })
    .execute();

/** Reports something wrong with a machine. */
export async function openFault(db: Query, given: NewFault): Promise<FaultTable> {
  const fault: FaultTable = {
    ...{ id: crypto.randomUUID(), machine: given.machine, company: given.company },
    ...{ opened: given.at, opened_by: given.by, out_until: given.outUntil },
    ...{ closed: null, closed_by: null },
  };
  await db.insertInto("fault").values(fault).execute();
  await sayOf(db, fault.id, given);
  return fault;
}

export const findFault = (db: Query, id: string): Promise<FaultTable | undefined> =>
  db.selectFrom("fault").selectAll().where("id", "=", id).executeTakeFirst();

/** Closes a fault that is open, once, whoever else does so beside; false: it was closed already. */
export async function closeFault(
  db: Query,
  id: string,
  given: Pick<NewFault, "company" | "text" | "by" | "at">,
): Promise<boolean> {
  const closed = await db
    .updateTable("fault")
    .set({ closed: given.at, closed_by: given.by })
    .where("id", "=", id)
    .where("closed", "is", null)
    .returning("id")
    .executeTakeFirst();
  if (closed && given.text !== "") await sayOf(db, id, given);
  return closed !== undefined;
}

export interface FaultWithText extends FaultTable {
  /** What was said first. */
  readonly text: string;
}

/** Faults of machines, newest first; by default those that are open. */
export async function listFaults(
  db: Query,
  machines: readonly string[],
  given: { open?: boolean; limit: number },
): Promise<FaultWithText[]> {
  if (machines.length === 0) return [];
  const query = db
    .selectFrom("fault")
    .selectAll()
    .where("machine", "in", machines)
    .orderBy("opened", "desc")
    .orderBy("id")
    .limit(given.limit);
  const faults = await (given.open === undefined
    ? query
    : query.where("closed", given.open ? "is" : "is not", null)
  ).execute();
  if (faults.length === 0) return [];
  const notes = await db
    .selectFrom("note")
    .select(["subject", "text"])
    .where("subject_kind", "=", "fault")
    .where(
      "subject",
      "in",
      faults.map(({ id }) => id),
    )
    .orderBy("at", "desc")
    .execute();
  const first = new Map(notes.map(({ subject, text }) => [subject, text]));
  return faults.map((fault) => ({ ...fault, text: first.get(fault.id) ?? "" }));
}
