import type { Connection } from "./connection.ts";
import type { DataValueLike } from "./data-value.ts";
import { PublishRequest, RepublishRequest } from "./node-opcua.ts";
import { ServiceError } from "./service-error.ts";
import type { Subscription } from "./subscription.ts";

export interface ItemNotification {
  clientHandle: number;
  value: DataValueLike;
}
interface NotificationData {
  /** Of a DataChangeNotification. */
  monitoredItems?: ItemNotification[] | null;
  /** Of a StatusChangeNotification. */
  status?: { name: string };
}
export interface NotificationMessage {
  sequenceNumber: number;
  /** The server's clock when it sent the message. */
  publishTime?: Date | null;
  notificationData: (NotificationData | null)[] | null;
}
interface PublishResponse {
  subscriptionId: number;
  availableSequenceNumbers: number[] | null;
  moreNotifications: boolean;
  notificationMessage: NotificationMessage;
}

/** Why publishing ended. Only a lost connection leaves a subscription worth resuming. */
export type EndOfPublishing = { resumable: boolean; why: Error };

export interface PublishLoopSettings {
  connection: Connection;
  subscription: Subscription;
  /** False while deliveries wait: the server then keeps what it has, and admits an overflow. */
  mayAsk(): boolean;
  /**
   * `upToDate`: with this message nothing the server had is missing here. `late`: its values may have waited, or
   * been sent before. Without data it is a keep-alive.
   */
  onMessage(message: NotificationMessage, told: { upToDate: boolean; late: boolean }): void;
  onEnd(end: EndOfPublishing): void;
}

/**
 * Asks for notifications and puts their messages in order. It does what the library's own publishing does, but
 * acknowledges only what the reader calls committed, counts every sequence number, and asks again for each message
 * that is missing. One that cannot be had again ends the subscription, so that a new one tells every value.
 */
export interface PublishLoop {
  /** Sends as many requests as are due. */
  ask(): void;
  /** Milliseconds (monotonic) of the server's last answer, and whether one is awaited. */
  lastAnswer(): number;
  awaitsAnswer(): boolean;
  stop(): void;
}

/** Requests the server holds, so that it can answer while the last answer still travels. */
const REQUESTS = 3;
const DATA_LOST = "a message of the server was lost and could not be had again";

export function createPublishLoop(settings: PublishLoopSettings): PublishLoop {
  const { connection, subscription } = settings;
  let allowed = REQUESTS;
  let waiting = 0;
  let stopped = false;
  let answered = performance.now();
  let order = Promise.resolve();
  /** Nobody asked for a while, so values waited at the server. */
  let catchingUp = false;

  function end(resumable: boolean, why: Error) {
    if (stopped) return;
    stopped = true;
    settings.onEnd({ resumable, why });
  }

  async function askAgain(number: number): Promise<NotificationMessage | undefined> {
    try {
      const { notificationMessage } = await connection.request<{ notificationMessage: NotificationMessage }>(
        new RepublishRequest({
          subscriptionId: subscription.id,
          retransmitSequenceNumber: number,
          requestHeader: { timeoutHint: 10_000 },
        }),
      );
      return notificationMessage;
    } catch (error) {
      if (error instanceof ServiceError && error.status === "BadMessageNotAvailable") return undefined;
      throw error;
    }
  }

  async function take(response: PublishResponse) {
    if (stopped || response.subscriptionId !== subscription.id) return;
    const message = response.notificationMessage;
    const data = message.notificationData ?? [];
    const changed = data.find((it) => it?.status !== undefined && it.monitoredItems === undefined);
    if (changed) return end(false, new Error(`the server ended the subscription (${changed.status?.name})`));

    const number = message.sequenceNumber;
    const keepAlive = data.length === 0;
    const { missing, duplicate } = subscription.sequence.before(
      number,
      keepAlive,
      response.availableSequenceNumbers ?? [],
    );
    let lost = false;
    for (const absent of missing) {
      const found = await askAgain(absent);
      if (stopped) return;
      if (!found) lost = true;
      else {
        subscription.sequence.advance(absent);
        settings.onMessage(found, { upToDate: false, late: true });
      }
    }
    if (duplicate) subscription.acknowledge.push(number);
    else {
      if (!keepAlive) subscription.sequence.advance(number);
      const upToDate = !lost && !response.moreNotifications;
      settings.onMessage(message, { upToDate, late: catchingUp });
      if (upToDate) catchingUp = false;
    }
    if (lost) end(false, new Error(DATA_LOST));
  }

  function failed(error: unknown) {
    const why = error as Error;
    if (why instanceof ServiceError) {
      // The server gave a request back unused; another one will be sent.
      if (why.status === "BadTimeout" || why.status === "BadRequestTimeout") return;
      if (why.status === "BadTooManyPublishRequests") {
        allowed = Math.max(1, waiting);
        return;
      }
      end(false, why);
    } else end(true, why);
  }

  function send() {
    waiting += 1;
    const acknowledged = subscription.acknowledge.splice(0);
    const request = new PublishRequest({
      subscriptionAcknowledgements: acknowledged.map((sequenceNumber) => ({
        subscriptionId: subscription.id,
        sequenceNumber,
      })),
      // Longer than the server may hold all of them.
      requestHeader: { timeoutHint: Math.ceil(subscription.keepAlive * REQUESTS * 2 + 60_000) },
    });
    connection.request<PublishResponse>(request).then(
      (response) => {
        waiting -= 1;
        answered = performance.now();
        loop.ask();
        order = order.then(() => take(response)).catch(failed);
      },
      (error) => {
        waiting -= 1;
        subscription.acknowledge.unshift(...acknowledged);
        if (error instanceof ServiceError) answered = performance.now();
        failed(error);
        loop.ask();
      },
    );
  }

  const loop: PublishLoop = {
    ask() {
      if (stopped || !settings.mayAsk()) return;
      if (waiting === 0) {
        answered = performance.now();
        catchingUp = true;
      }
      while (!stopped && waiting < allowed) send();
    },
    lastAnswer: () => answered,
    awaitsAnswer: () => waiting > 0,
    stop() {
      stopped = true;
    },
  };
  return loop;
}
