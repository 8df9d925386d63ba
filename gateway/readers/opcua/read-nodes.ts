import type { Connection } from "./connection.ts";
import type { DataValueLike } from "./data-value.ts";
import { AttributeIds, coerceNodeId, ReadRequest, TimestampsToReturn } from "./node-opcua.ts";
import { split } from "./split.ts";

/** Values of some nodes, in their order, in as many requests as the server's limit asks for. */
export async function readNodes(
  connection: Connection,
  nodes: readonly string[],
  limit: number,
): Promise<DataValueLike[]> {
  const values: DataValueLike[] = [];
  for (const part of split(nodes, limit)) {
    const { results } = await connection.request<{ results: DataValueLike[] | null }>(
      new ReadRequest({
        maxAge: 0,
        timestampsToReturn: TimestampsToReturn.Neither,
        nodesToRead: part.map((node) => ({ nodeId: coerceNodeId(node), attributeId: AttributeIds.Value })),
        requestHeader: { timeoutHint: 10_000 },
      }),
    );
    values.push(...(results ?? []));
  }
  return values;
}
