import type { FastifyRequest } from "fastify";
import { forbidden, notFound, type Problem } from "../problems/problem.ts";
import { accessTexts } from "../problems/words/access.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { Caller } from "./role.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Answers the page at a machine too; absent: refused to it. */
    atMachine?: boolean;
  }
}

/** The same for a machine that there is not and one that the caller does not reach. */
export const noSuchMachine = (): Problem => notFound(readingTexts.noSuchMachine);

/** Whether what is of a machine stands open to a caller: its page reaches that machine alone. */
export const reaches = ({ role, machine }: Caller, of: string): boolean =>
  role !== "machine" || machine === of;

const ofMachine = /\/machines\/:id(\/|$)/;

/** Of whatever is below a machine's path, the page at a machine reaches its own; of all else what is named open to it. */
export function requireWithinReach(request: FastifyRequest, caller: Caller): void {
  if (caller.role !== "machine") return;
  const { config, url = "" } = request.routeOptions;
  if (!config.atMachine) throw forbidden(accessTexts.atMachine);
  const { id } = request.params as { id?: unknown };
  if (ofMachine.test(url) && !reaches(caller, String(id))) throw noSuchMachine();
}
