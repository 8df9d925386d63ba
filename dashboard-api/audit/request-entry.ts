import type { FastifyRequest } from "fastify";
import type { Micros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { AuditEntry } from "./audit-log.ts";

type Told = Pick<AuditEntry, "action" | "subject"> &
  Partial<Pick<AuditEntry, "reason" | "actingFor" | "caller">>;

/** What a request did, with who sent it and from where. */
export const entryOf = (request: FastifyRequest, at: Micros, told: Told): AuditEntry => ({
  at,
  caller: told.caller ?? callerOfRequest(request),
  reason: "",
  requestId: request.id,
  address: request.ip,
  ...told,
});
