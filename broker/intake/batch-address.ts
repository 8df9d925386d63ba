import { createHash } from "node:crypto";
import type { Ack } from "../../config/wire/ack.ts";
import { idPattern, parseTopic } from "../../config/wire/topics.ts";
import { wireVersion } from "../../config/wire/version.ts";

/** What an answer to a batch needs, known before anything in the payload is trusted. */
export interface BatchAddress {
  gateway: string;
  session: string;
  number: number;
  /** SHA-256 of the payload, hex. */
  digest: string;
  /** Why no batch may come on this topic, though an answer can be addressed. */
  fault?: string;
}

const nearlyBatch = /^commons\/v1\/gateways\/([^/]+)\/batches\/([^/]+)\/([0-9]{1,15})$/;

/** undefined when nobody can be answered: no gateway, session and number in the topic. */
export function addressOf(topic: string, payload: Uint8Array): BatchAddress | undefined {
  const parsed = parseTopic(topic);
  const digest = () => createHash("sha256").update(payload).digest("hex");
  if (parsed?.kind === "batch") {
    const { gateway, session, number } = parsed;
    return { gateway, session, number, digest: digest() };
  }
  const [, gateway = "", session = "", number = ""] = nearlyBatch.exec(topic) ?? [];
  if (!idPattern.test(gateway)) return undefined;
  const fault = "the session in the topic may have lower-case letters, digits and -, at most 64 of them";
  return { gateway, session, number: Number(number), digest: digest(), fault };
}

export const ackOf = ({ session, number, digest }: BatchAddress, outcome: Ack["outcome"]): Ack => ({
  version: wireVersion,
  session,
  number,
  digest,
  outcome,
});
