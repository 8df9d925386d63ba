import { MILLISECOND, type Micros } from "../../../config/micros.ts";
import type { Connection } from "./connection.ts";
import { readNodes } from "./read-nodes.ts";
import { serverNode } from "./server-node.ts";

/**
 * The server's clock at the moment its answer arrived: half of the journey there and back is added. Null when the
 * server does not tell it. Rejects when it does not answer.
 */
export async function readSourceClock(connection: Connection): Promise<Micros | null> {
  const asked = performance.now();
  const [told] = await readNodes(connection, [serverNode.currentTime], 1);
  const journey = performance.now() - asked;
  const time = told?.value?.value;
  if (!(time instanceof Date) || time.getTime() <= 0) return null;
  return time.getTime() * MILLISECOND + Math.round((journey / 2) * MILLISECOND);
}
