import type { FastifyRequest } from "fastify";
import { MINUTE } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { closeFault, type FaultWithText, findFault, listFaults, openFault } from "../machine-page/faults.ts";
import { inBoth } from "../machine-page/page-words.ts";
import { conflict, forbidden, notFound } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import type { ApiDeps } from "./api-deps.ts";

/** The same report within this time is the same fault. */
const sentAgain = 10 * MINUTE;

/** Opens a fault of a machine, or closes one for who reported it, the committee or the office. */
export async function reportFault(
  { database, now }: Pick<ApiDeps, "database" | "now">,
  request: FastifyRequest,
  given: {
    machine: Machine;
    company: string;
    text?: string | undefined;
    closes?: string | undefined;
    outUntil?: number | undefined;
  },
): Promise<void> {
  const { machine, company, text = "", closes, outUntil = null } = given;
  const caller = callerOfRequest(request);
  const at = now();
  const said = { company, text, by: caller.name, at };
  const actingFor = caller.company === company ? null : company;
  await database.transaction(async (db) => {
    if (closes === undefined) {
      // A phone on a bad network sends again what it had no answer to.
      const open = await listFaults(db, [machine.id], { open: true, limit: 20 });
      const isSame = (it: FaultWithText) =>
        it.company === company && it.text === text && it.opened > at - sentAgain;
      if (open.some(isSame)) return;
      const { id } = await openFault(db, { ...said, machine: machine.id, outUntil });
      const subject = { fault: id, machine: machine.id };
      return writeAudit(db, entryOf(request, at, { action: "fault.open", subject, actingFor }));
    }
    const fault = await findFault(db, closes);
    if (fault?.machine !== machine.id) throw notFound(bookingTexts.noSuchFault);
    const mayClose = fault.company === company || ["committee", "office"].includes(caller.role);
    if (!mayClose) throw forbidden(inBoth((it) => it.faultOfOthers));
    if (!(await closeFault(db, closes, said))) throw conflict(inBoth((it) => it.faultClosed));
    const subject = { fault: closes, machine: machine.id };
    return writeAudit(db, entryOf(request, at, { action: "fault.close", subject, actingFor }));
  });
}
