import { createHash, timingSafeEqual } from "node:crypto";
import type { Socket } from "node:net";
import { Aedes, type AedesOptions, type AuthenticateError, type Client } from "aedes";
import { say } from "../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../config/wire/message.ts";

export interface DeviceMessage {
  topic: string;
  payload: Buffer;
  /** The device marks it as sent before. */
  repeated: boolean;
  /** The connection it came by. */
  device: object;
  /** Lets the acknowledgement go; with an error the connection is closed instead. */
  done(error?: Error): void;
}

export interface DeviceBrokerParts {
  user: string | undefined;
  password: string | undefined;
  message(message: DeviceMessage): void;
  gone(device: object): void;
  /** Something a person should know: a refused login or subscription, a broken connection. */
  trouble(told: Told): void;
}

/** MQTT for devices that publish here; nobody can subscribe, and nothing is kept for anyone. */
export interface DeviceBroker {
  accept(socket: Socket): void;
  close(): Promise<void>;
}

type Published = Parameters<NonNullable<AedesOptions["authorizePublish"]>>[1];

const digest = (text: string | Buffer) => createHash("sha256").update(text).digest();
const equal = (given: string | Buffer, wanted: string) => timingSafeEqual(digest(given), digest(wanted));

export async function createDeviceBroker(parts: DeviceBrokerParts): Promise<DeviceBroker> {
  const addresses = new WeakMap<object, string>();
  const nameOf = (client: Client) => `${client.id ?? "a device"} at ${addresses.get(client.conn) ?? "?"}`;
  const aedes = new Aedes({
    connectTimeout: 10_000,
    drainTimeout: 3_000,
    // aedes acknowledges once this is answered; it is answered after the commit.
    authorizePublish(client, packet, answer) {
      const payload = Buffer.isBuffer(packet.payload) ? packet.payload : Buffer.from(packet.payload);
      const device = client ?? parts;
      const { topic, dup: repeated } = packet;
      parts.message({ topic, payload, repeated, device, done: (error) => answer(error ?? null) });
    },
    authorizeSubscribe(client, subscription, answer) {
      parts.trouble(
        `${nameOf(client)} may not subscribe ${subscription.topic}: devices can only publish here`,
      );
      answer(null, null);
    },
    preConnect(_client, packet, answer) {
      // No session outlives its connection: there is nothing to keep for a device.
      packet.clean = true;
      answer(null, true);
    },
    authenticate(client, user, password, answer) {
      const isKnown =
        parts.user === undefined ||
        (equal(user ?? "", parts.user) && equal(password ?? "", parts.password ?? ""));
      if (isKnown) return answer(null, true);
      parts.trouble(say("login-refused", { client: nameOf(client), user: user ?? "nobody" }));
      answer(
        Object.assign(new Error("wrong user or password"), { returnCode: 4 }) as AuthenticateError,
        false,
      );
    },
  });
  // Messages have been taken by then: there is nobody to forward them to, and nothing is retained.
  aedes.publish = (_packet: Published, client?: unknown, done?: unknown) => {
    const answer = typeof client === "function" ? client : done;
    if (typeof answer === "function") answer();
  };
  aedes.on("clientDisconnect", (client) => parts.gone(client));
  aedes.on("clientError", (client, error) => parts.trouble(`${nameOf(client)}: ${error.message}`));
  aedes.on("connectionError", (client, error) => parts.trouble(`${nameOf(client)}: ${error.message}`));
  await aedes.listen();
  return {
    accept(socket) {
      socket.setNoDelay(true);
      addresses.set(socket, socket.remoteAddress ?? "?");
      aedes.handle(socket);
    },
    close: () => new Promise((resolve) => aedes.close(() => resolve())),
  };
}
