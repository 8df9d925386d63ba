import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Names the gateway that a command is for by its folder on this machine, so that another one which happens to listen
 * on the port does not take it.
 */
export const commandTarget = (folder: string): string =>
  existsSync(folder) ? realpathSync(folder) : resolve(folder);

/** The query's key under which a command carries it. */
export const targetKey = "folder";
