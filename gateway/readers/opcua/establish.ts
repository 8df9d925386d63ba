import type { OpcuaSource } from "../../../config/site/source.ts";
import { say } from "../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../config/wire/message.ts";
import { type Connection, connect, type Session } from "./connection.ts";
import { createItems, type ItemRequest } from "./monitored-items.ts";
import { type OperationLimits, readOperationLimits } from "./operation-limits.ts";
import type { OwnCertificate } from "./own-certificate.ts";
import { expiryOf, type Pki } from "./pki.ts";
import { resolveNodes } from "./resolve-nodes.ts";
import { createSubscription, type Subscription } from "./subscription.ts";
import { findTrustedTarget } from "./trusted-target.ts";
import { nameOf, type WantedSignal } from "./wanted-signal.ts";

/** What a lost connection leaves behind at the server, for as long as the server keeps it. */
export interface Resumable {
  session: Session;
  subscription: Subscription;
  limits: OperationLimits;
  /** Monotonic milliseconds. */
  until: number;
}

export interface Established {
  connection: Connection;
  subscription: Subscription;
  limits: OperationLimits;
  /** The old subscription goes on; nothing the server still holds is lost. */
  resumed: boolean;
  /** Signals that could not be subscribed to. */
  faulty: FaultySignal[];
  /** What a person may want to know, such as a deadband the server refused. */
  notes: Told[];
  /** When the server's certificate ends, microseconds; null where it has none. */
  serverCertificateExpires: number | null;
}

export interface FaultySignal {
  signal: WantedSignal;
  fault: string;
  /** Status code of its quality until it can be read. */
  quality: number;
}

const BAD_NODE_ID_UNKNOWN = 0x8034_0000;

/** Resolves the signals and has the subscription watch them. */
export async function watch(
  connection: Connection,
  subscription: Subscription,
  signals: readonly WantedSignal[],
  limits: OperationLimits,
): Promise<{ faulty: FaultySignal[]; notes: Told[] }> {
  const faulty: FaultySignal[] = [];
  const notes: Told[] = [];
  const requests: ItemRequest[] = [];
  for (const { signal, found } of await resolveNodes(connection, signals, limits)) {
    if ("fault" in found) faulty.push({ signal, fault: found.fault, quality: BAD_NODE_ID_UNKNOWN });
    else {
      signal.awaitsInitial = true;
      requests.push({ handle: subscription.signals.push(signal) - 1, node: found.node, signal });
    }
  }
  for (const { item, fault, status, deadbandRefused } of await createItems(
    connection,
    subscription.id,
    requests,
    limits,
  )) {
    if (fault !== "") {
      item.signal.awaitsInitial = false;
      faulty.push({ signal: item.signal, fault: `the server does not watch it (${fault})`, quality: status });
    }
    if (deadbandRefused) notes.push(say("deadband-refused", { signal: nameOf(item.signal) }));
  }
  return { faulty, notes };
}

export interface EstablishSettings {
  source: OpcuaSource;
  own: OwnCertificate;
  pki: Pki;
  signals: readonly WantedSignal[];
}

/**
 * Connects: takes the old session over where the server still has it, else makes a new session, subscription and
 * items. Nodes are found anew in each new session, as namespace indexes move between sessions.
 */
export async function establish(
  { source, own, pki, signals }: EstablishSettings,
  resumable: Resumable | undefined,
): Promise<Established> {
  const target = await findTrustedTarget(source, own, pki);
  const serverCertificateExpires = target.certificate ? expiryOf(target.certificate) : null;
  if (resumable) {
    const { subscription, limits } = resumable;
    const connection = await connect(source, own, target, resumable.session).catch(() => undefined);
    if (connection)
      return {
        connection,
        subscription,
        limits,
        resumed: true,
        faulty: [],
        notes: [],
        serverCertificateExpires,
      };
  }
  const connection = await connect(source, own, target);
  try {
    const limits = await readOperationLimits(connection);
    const subscription = await createSubscription(connection, source.publishing, source.heartbeat.every);
    const { faulty, notes } = await watch(connection, subscription, signals, limits);
    return { connection, subscription, limits, resumed: false, faulty, notes, serverCertificateExpires };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
