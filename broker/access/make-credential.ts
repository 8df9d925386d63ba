import { idSchema } from "../../config/wire/topics.ts";
import { type CredentialKind, type Credentials, changeCredentials } from "./credential-file.ts";
import { isReserved, isServiceName, serviceNames } from "./identity.ts";
import { hashPassword, newPassword } from "./password-hash.ts";

export interface CredentialRequest {
  /** The broker's data folder. */
  folder: string;
  kind: CredentialKind;
  /** The gateway's or display's id or the service's name: the user name at the broker. */
  id: string;
}

/** What keeps such a credential from being made, in one sentence; undefined when nothing does. */
export function obstacleTo({ kind, id }: Omit<CredentialRequest, "folder">): string | undefined {
  if (kind === "service" && !isServiceName(id))
    return `There is no service ${id}: the services are ${serviceNames.join(", ")}.`;
  if (kind !== "service" && isReserved(id))
    return `A ${kind} cannot be called ${id}: this is the name of a program of the cluster.`;
  const wrong = idSchema.safeParse(id).error?.issues[0]?.message;
  return wrong && `${JSON.stringify(id)} is no id: ${wrong}.`;
}

/** A name is one account: a display of a gateway's name would lock the gateway out. */
function requireOfKind(users: Credentials, { kind, id }: Omit<CredentialRequest, "folder">): void {
  const known = users.get(id)?.kind;
  if (known !== undefined && known !== kind)
    throw new Error(`${id} is the name of a ${known}, not of a ${kind}: choose another.`);
}

/** Makes or rotates a credential and returns its password, of which only the hash is kept. Throws on an obstacle. */
export async function makeCredential(request: CredentialRequest): Promise<string> {
  const obstacle = obstacleTo(request);
  if (obstacle) throw new Error(obstacle);
  const password = newPassword();
  const hash = await hashPassword(password);
  changeCredentials(request.folder, (users) => {
    requireOfKind(users, request);
    users.set(request.id, { kind: request.kind, hash, changed: new Date().toISOString() });
  });
  return password;
}

/** From now on nobody gets in by this name, by password or by certificate, until a new credential is made. */
export function revokeCredential({ folder, kind, id }: CredentialRequest): void {
  changeCredentials(folder, (users) => {
    requireOfKind(users, { kind, id });
    users.set(id, { kind, hash: null, changed: new Date().toISOString() });
  });
}
