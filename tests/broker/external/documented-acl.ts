import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Mosquitto, startMosquitto } from "../../setup/mosquitto.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

/** The very ACL that the documentation tells people to use. */
export function documentedAcl(): string {
  const found = /```acl\n(?<acl>.*?)```/s.exec(readFileSync("docs/external-broker.md", "utf8"));
  return found?.groups?.acl ?? "";
}

/** Mosquitto as documented, with every user's password being its name. */
export function startDocumentedMosquitto(users: string[]): Promise<Mosquitto> {
  using place = temporaryFolder();
  const passwords = join(place.path, "passwords");
  for (const [index, user] of users.entries()) {
    const flags = index === 0 ? ["-c", "-b"] : ["-b"];
    const made = spawnSync("mosquitto_passwd", [...flags, passwords, user, user]);
    if (made.status !== 0) throw new Error(String(made.stderr));
  }
  return startMosquitto(
    [
      "allow_anonymous false",
      "password_file {folder}/passwords",
      "acl_file {folder}/acl",
      "max_inflight_messages 200",
      "max_queued_messages 20000",
      "set_tcp_nodelay true",
    ],
    { passwords: readFileSync(passwords, "utf8"), acl: documentedAcl() },
  );
}
