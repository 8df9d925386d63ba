import type { Connection } from "./connection.ts";
import type { DataValueLike } from "./data-value.ts";
import { inParts } from "./in-parts.ts";
import { AttributeIds, coerceNodeId, ReadRequest, TimestampsToReturn } from "./node-opcua.ts";

/** Values of some nodes, in their order, in as many requests as the server's limit asks for. */
export async function readNodes(
  connection: Connection,
  nodes: readonly string[],
  limit: number,
): Promise<DataValueLike[]> {
  return inParts(nodes, limit, async (part) => {
    const { results } = await connection.request<{ results: DataValueLike[] | null }>(
      new ReadRequest({
        maxAge: 0,
        timestampsToReturn: TimestampsToReturn.Neither,
        nodesToRead: part.map((node) => ({ nodeId: coerceNodeId(node), attributeId: AttributeIds.Value })),
        requestHeader: { timeoutHint: 10_000 },
      }),
    );
    return results ?? [];
  });
}
