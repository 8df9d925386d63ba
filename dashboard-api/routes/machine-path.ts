import { z } from "zod";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import { noSuchMachine } from "../access/machine-reach.ts";
import { problemSchema } from "../problems/problem.ts";

/** Any text: what is no machine's id is a 404, not a mistake of form. */
export const machinePathSchema = z.object({ id: z.string() });

/** The machine of a path, or a 404 problem. */
export function machineOf(site: Site, id: string): Machine {
  const machine = site.machines.find((it) => it.id === id);
  if (!machine) throw noSuchMachine();
  return machine;
}

const told = (description: string) => problemSchema.describe(description);

/** The problems that every guarded route can answer with. */
export const commonProblems = {
  400: told("The request is not valid; `mistakes` lists all that is wrong"),
  401: told("No valid token"),
  429: told("Too many requests"),
};
export const notFoundProblem = { 404: told("No such machine or signal") };
export const storeProblem = { 503: told("The store cannot be read now") };
export const roleProblem = { 403: told("The caller's role does not allow it") };
export const conflictProblem = { 409: told("Something like it is there already") };
