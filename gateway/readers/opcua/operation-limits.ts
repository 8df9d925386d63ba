import type { Connection } from "./connection.ts";
import { readNodes } from "./read-nodes.ts";
import { serverNode } from "./server-node.ts";

/** How many operations the server takes in one request; 0: no limit told. */
export interface OperationLimits {
  read: number;
  translate: number;
  monitoredItems: number;
}

/** Servers that tell no limit still have one for the size of a message. */
const SENSIBLE = 500;

/** Reads the limits one by one, since the limit of a read is not known yet. A server without them answers Bad. */
export async function readOperationLimits(connection: Connection): Promise<OperationLimits> {
  const limitOf = async (node: string) => {
    const [told] = await readNodes(connection, [node], 1);
    const value = told?.value?.value;
    return typeof value === "number" && value > 0 ? Math.min(value, SENSIBLE) : SENSIBLE;
  };
  return {
    read: await limitOf(serverNode.maxNodesPerRead),
    translate: await limitOf(serverNode.maxNodesPerTranslateBrowsePathsToNodeIds),
    monitoredItems: await limitOf(serverNode.maxMonitoredItemsPerCall),
  };
}
