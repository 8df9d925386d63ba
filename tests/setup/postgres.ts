import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "./eventually.ts";
import { freePort } from "./free-port.ts";
import { type Service, startService } from "./service.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const versions = "/usr/lib/postgresql";

/** The folder of the newest installed server's programs; undefined when none is installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const found = readdirSync(versions).filter((name) => existsSync(join(versions, name, "bin/initdb")));
  const newest = found.sort((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? undefined : join(versions, newest, "bin");
}

/** A real PostgreSQL on a free loopback port and a data folder of its own. */
export interface Postgres {
  readonly port: number;
  readonly service: Service;
  /** Address of a new, empty database. */
  database(): Promise<string>;
  /** Resolves when it answers. Same port, same data. */
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The user and group by whom the server runs: it refuses to be run by root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (option: string) => Number(spawnSync("id", [option, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

export async function startPostgres(settings: { options?: string[] } = {}): Promise<Postgres> {
  const programs = postgresPrograms();
  if (!programs) throw new Error("PostgreSQL is not installed: run node tests/setup/debian-packages.ts.");
  const place = temporaryFolder("postgres-");
  const data = join(place.path, "data");
  mkdirSync(data);
  const user = serverUser();
  if (user) for (const folder of [place.path, data]) chownSync(folder, user.uid, user.gid);
  const as = (program: string, args: string[]): [string, string[]] =>
    user
      ? [
          "setpriv",
          [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups", join(programs, program), ...args],
        ]
      : [join(programs, program), args];

  const made = spawnSync(
    ...as("initdb", ["-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]),
    {
      encoding: "utf8",
    },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stdout}${made.stderr}`);
  const port = await freePort();
  const options = ["max_connections=50", ...(settings.options ?? [])].flatMap((it) => ["-c", it]);
  const connection = ["-h", "127.0.0.1", "-p", String(port), "-U", "test"];
  let service: Service;
  let databases = 0;
  const postgres: Postgres = {
    port,
    get service() {
      return service;
    },
    async start() {
      service = startService(
        ...as("postgres", ["-D", data, "-h", "127.0.0.1", "-p", String(port), "-k", place.path, ...options]),
      );
      await eventually(() => {
        if (!service.running) throw new Error(service.output());
        return spawnSync(join(programs, "pg_isready"), [...connection, "-q", "-t", "1"]).status === 0;
      }, "PostgreSQL answers");
    },
    async database() {
      databases += 1;
      const name = `test_${databases}`;
      const created = spawnSync(join(programs, "createdb"), [...connection, name], { encoding: "utf8" });
      if (created.status !== 0) throw new Error(`createdb failed: ${created.stderr}`);
      return `postgres://test@127.0.0.1:${port}/${name}`;
    },
    async kill() {
      await service.stop("SIGKILL");
    },
    async stop() {
      await service.stop("SIGINT");
    },
    async [Symbol.asyncDispose]() {
      await service.stop("SIGINT");
      place[Symbol.dispose]();
    },
  };
  await postgres.start();
  return postgres;
}
