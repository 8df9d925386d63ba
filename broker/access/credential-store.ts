import { stat } from "node:fs/promises";
import type { Logger } from "../log.ts";
import { type Credential, type Credentials, credentialFile, readCredentials } from "./credential-file.ts";

/** The credential file as it is now: a change of the file is a change here, without a restart. */
export interface CredentialStore {
  find(user: string): Credential | undefined;
  /** Looks at the file, and reads it when it is another one than before. Never rejects: a broken file changes nothing. */
  refresh(): Promise<void>;
  /** Calls back after each change. */
  onChange(act: () => void): void;
  close(): void;
}

/** `every`: milliseconds between two looks at the file. Throws when the file is broken at the start. */
export function openCredentialStore(settings: {
  folder: string;
  log: Logger;
  every?: number;
}): CredentialStore {
  const file = credentialFile(settings.folder);
  const actions: (() => void)[] = [];
  let users: Credentials = readCredentials(file);
  let seen: string | undefined;

  const look = async () => {
    const found = await stat(file).catch(() => undefined);
    const mark = found && `${found.ino} ${found.size} ${found.mtimeMs}`;
    if (mark === seen) return;
    const first = seen === undefined;
    seen = mark;
    try {
      users = readCredentials(file);
    } catch (error) {
      settings.log.error(`${(error as Error).message} The credentials read before stay in force.`);
      return;
    }
    if (!first) settings.log.info({ users: users.size }, "the credentials have changed");
    for (const act of actions) act();
  };
  const timer = setInterval(look, settings.every ?? 1_000).unref();
  return {
    find: (user) => users.get(user),
    refresh: look,
    onChange: (act) => actions.push(act),
    close: () => clearInterval(timer),
  };
}
