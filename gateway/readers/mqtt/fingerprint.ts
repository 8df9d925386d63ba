import type { PlantMessage } from "./plant-connection.ts";

/** 32 bits that two different messages hardly share (FNV-1a over topic and payload). */
export function fingerprint({ topic, payload }: Pick<PlantMessage, "topic" | "payload">): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < topic.length; at += 1) hash = Math.imul(hash ^ topic.charCodeAt(at), 0x01000193);
  for (let at = 0; at < payload.length; at += 1) hash = Math.imul(hash ^ (payload[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
