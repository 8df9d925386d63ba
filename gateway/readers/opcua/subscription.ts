import { MILLISECOND, type Micros, SECOND } from "../../../config/micros.ts";
import type { Connection } from "./connection.ts";
import { CreateSubscriptionRequest } from "./node-opcua.ts";
import { createSequence, type Sequence } from "./sequence.ts";
import type { WantedSignal } from "./wanted-signal.ts";

/** What is known of a subscription at the server. It outlives a connection: a resumed session still has it. */
export interface Subscription {
  readonly id: number;
  /** After this many milliseconds without news the server sends a keep-alive. */
  readonly keepAlive: number;
  readonly sequence: Sequence;
  /** Signals by the client handle of their monitored item; handles are indexes. */
  readonly signals: WantedSignal[];
  /** Messages that are committed, to be acknowledged with the next publish request. */
  readonly acknowledge: number[];
}

/** How long the server keeps the subscription when nobody asks: the longest outage that loses nothing by itself. */
const LIFETIME: Micros = 120 * SECOND;

/** A subscription without limit of notifications per publish and a keep-alive at least every `heartbeat`. */
export async function createSubscription(
  connection: Connection,
  publishing: Micros,
  heartbeat: Micros,
): Promise<Subscription> {
  const keepAliveCount = Math.max(1, Math.floor(heartbeat / publishing));
  const made = await connection.request<{
    subscriptionId: number;
    revisedPublishingInterval: number;
    revisedMaxKeepAliveCount: number;
  }>(
    new CreateSubscriptionRequest({
      requestedPublishingInterval: publishing / MILLISECOND,
      requestedMaxKeepAliveCount: keepAliveCount,
      requestedLifetimeCount: Math.max(3 * keepAliveCount, Math.ceil(LIFETIME / publishing)),
      maxNotificationsPerPublish: 0,
      publishingEnabled: true,
      requestHeader: { timeoutHint: 10_000 },
    }),
  );
  return {
    id: made.subscriptionId,
    keepAlive: made.revisedPublishingInterval * made.revisedMaxKeepAliveCount,
    sequence: createSequence(),
    signals: [],
    acknowledge: [],
  };
}
