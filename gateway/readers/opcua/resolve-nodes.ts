import type { Connection } from "./connection.ts";
import { inParts } from "./in-parts.ts";
import { type PathPart, parseNodeAddress } from "./node-address.ts";
import { coerceNodeId, TranslateBrowsePathsToNodeIdsRequest } from "./node-opcua.ts";
import type { OperationLimits } from "./operation-limits.ts";
import { readNodes } from "./read-nodes.ts";
import { serverNode } from "./server-node.ts";
import type { WantedSignal } from "./wanted-signal.ts";

/** Hierarchical references, with all their subtypes. */
const HIERARCHICAL = "i=33";

interface TranslateResult {
  statusCode: { value: number; name: string };
  targets: { targetId: { toString(): string; serverIndex?: number; namespaceUri?: string | null } }[] | null;
}

export interface Resolved {
  signal: WantedSignal;
  /** The node in this session, or why there is none. */
  found: { node: string } | { fault: string };
}

/** The server's namespaces now: their indexes hold for this session only. */
export async function readNamespaces(connection: Connection): Promise<string[]> {
  const [told] = await readNodes(connection, [serverNode.namespaceArray], 1);
  const uris = told?.value?.value;
  return Array.isArray(uris) ? uris.map(String) : [];
}

const indexOf = (uri: string | null, namespaces: readonly string[]): number =>
  uri === null ? 0 : namespaces.indexOf(uri);
const noNamespace = (uri: string | null) => `the server has no namespace ${uri}`;

function browsePath(parts: PathPart[], namespaces: readonly string[]) {
  return {
    startingNode: coerceNodeId(serverNode.objectsFolder),
    relativePath: {
      elements: parts.map(({ uri, name }) => ({
        referenceTypeId: coerceNodeId(HIERARCHICAL),
        isInverse: false,
        includeSubtypes: true,
        targetName: { namespaceIndex: indexOf(uri, namespaces), name },
      })),
    },
  };
}

function targetOf(result: TranslateResult | undefined): Resolved["found"] {
  if (!result || result.statusCode.value >>> 30 >= 2)
    return { fault: `no such browse path (${result?.statusCode.name ?? "no answer"})` };
  const [target, ...others] = result.targets ?? [];
  if (!target || target.targetId.serverIndex) return { fault: "the browse path leads to another server" };
  if (others.length > 0) return { fault: `the browse path fits ${others.length + 1} nodes` };
  return { node: target.targetId.toString() };
}

/** Finds each signal's node in this session. One that is wrong has its own fault and disturbs no other. */
export async function resolveNodes(
  connection: Connection,
  signals: readonly WantedSignal[],
  limits: OperationLimits,
): Promise<Resolved[]> {
  const namespaces = await readNamespaces(connection);
  const resolved: Resolved[] = [];
  const paths: { signal: WantedSignal; parts: PathPart[] }[] = [];
  for (const signal of signals) {
    try {
      const address = parseNodeAddress(signal.node);
      const uris = address.kind === "path" ? address.parts.map((part) => part.uri) : [address.uri];
      const missing = uris.find((uri) => indexOf(uri, namespaces) < 0);
      if (missing !== undefined) resolved.push({ signal, found: { fault: noNamespace(missing) } });
      else if (address.kind === "path") paths.push({ signal, parts: address.parts });
      else {
        const node = `ns=${indexOf(address.uri, namespaces)};${address.identifier}`;
        coerceNodeId(node);
        resolved.push({ signal, found: { node } });
      }
    } catch (error) {
      resolved.push({ signal, found: { fault: (error as Error).message } });
    }
  }
  const found = await inParts(paths, limits.translate, async (part) => {
    const { results } = await connection.request<{ results: TranslateResult[] | null }>(
      new TranslateBrowsePathsToNodeIdsRequest({
        browsePaths: part.map((it) => browsePath(it.parts, namespaces)),
        requestHeader: { timeoutHint: 10_000 },
      }),
    );
    return part.map(({ signal }, index) => ({ signal, found: targetOf(results?.[index]) }));
  });
  return [...resolved, ...found];
}
