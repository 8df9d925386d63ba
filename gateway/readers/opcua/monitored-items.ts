import { MILLISECOND } from "../../../config/micros.ts";
import { isBad } from "../../../config/quality.ts";
import type { Connection } from "./connection.ts";
import { inParts } from "./in-parts.ts";
import {
  AttributeIds,
  CreateMonitoredItemsRequest,
  coerceNodeId,
  DataChangeFilter,
  DeadbandType,
  TimestampsToReturn,
} from "./node-opcua.ts";
import type { OperationLimits } from "./operation-limits.ts";
import type { WantedSignal } from "./wanted-signal.ts";

/** One node to watch. `handle` comes back with each of its notifications. */
export interface ItemRequest {
  handle: number;
  node: string;
  signal: WantedSignal;
}

export interface ItemResult {
  item: ItemRequest;
  /** Why the server does not watch it, or empty. */
  fault: string;
  status: number;
  /** The server refused the deadband and watches every change. */
  deadbandRefused: boolean;
}

interface CreateResult {
  statusCode: { value: number; name: string };
}

/** DataChangeTrigger StatusValue: a change of value or status. */
const STATUS_VALUE = 1;
const filterRefusals = new Set([
  "BadMonitoredItemFilterUnsupported",
  "BadMonitoredItemFilterInvalid",
  "BadFilterNotAllowed",
  "BadDeadbandFilterInvalid",
]);

const noAnswer = { name: "no answer", value: 0x8000_0000 };

const hasDeadband = ({ signal }: ItemRequest) => signal.deadband > 0 && signal.type === "number";

function parametersOf(item: ItemRequest, filtered: boolean) {
  return {
    itemToMonitor: { nodeId: coerceNodeId(item.node), attributeId: AttributeIds.Value },
    monitoringMode: 2,
    requestedParameters: {
      clientHandle: item.handle,
      samplingInterval: item.signal.sampling / MILLISECOND,
      queueSize: item.signal.queue,
      discardOldest: true,
      filter: filtered
        ? new DataChangeFilter({
            trigger: STATUS_VALUE,
            deadbandType: DeadbandType.Absolute,
            deadbandValue: item.signal.deadband,
          })
        : null,
    },
  };
}

/** Has the server watch the items; one that it refuses has its fault and disturbs no other. */
export async function createItems(
  connection: Connection,
  subscriptionId: number,
  items: readonly ItemRequest[],
  limits: OperationLimits,
  withDeadband = true,
): Promise<ItemResult[]> {
  const filtered = (item: ItemRequest) => withDeadband && hasDeadband(item);
  const answers = await inParts(items, limits.monitoredItems, async (part) => {
    const { results } = await connection.request<{ results: CreateResult[] | null }>(
      new CreateMonitoredItemsRequest({
        subscriptionId,
        timestampsToReturn: TimestampsToReturn.Source,
        itemsToCreate: part.map((item) => parametersOf(item, filtered(item))),
        requestHeader: { timeoutHint: 15_000 },
      }),
    );
    return part.map((item, index) => ({ item, statusCode: results?.[index]?.statusCode ?? noAnswer }));
  });
  const done: ItemResult[] = [];
  const unfiltered: ItemRequest[] = [];
  for (const { item, statusCode } of answers) {
    const { name, value: status } = statusCode;
    if (filtered(item) && filterRefusals.has(name)) unfiltered.push(item);
    else done.push({ item, status, fault: isBad(status) ? name : "", deadbandRefused: false });
  }
  if (unfiltered.length === 0) return done;
  const again = await createItems(connection, subscriptionId, unfiltered, limits, false);
  return [...done, ...again.map((it) => ({ ...it, deadbandRefused: it.fault === "" }))];
}
