import { connect, type Socket } from "node:net";
import { generate, parser } from "mqtt-packet";
import { MILLISECOND } from "../../../config/micros.ts";
import { eventually } from "../../setup/eventually.ts";
import type { Sample } from "./sample.ts";

/**
 * A device on the factory network: publishes samples with QoS 1, keeps what is not acknowledged, and sends it again
 * in order on its next connection. It remembers all it sent and what was acknowledged.
 */
export interface Device {
  readonly sent: readonly Sample[];
  readonly acknowledged: readonly Sample[];
  /** Publishes samples of its own making until `rest`. */
  work(): void;
  rest(): void;
  /** Rests, and resolves when everything sent is acknowledged. */
  finish(timeout?: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface DeviceSettings {
  port: number;
  machine: string;
  /** Whether it sets MQTT's DUP flag when it sends again; not all libraries do. */
  marksRepeats: boolean;
  /** Milliseconds between two rounds of samples. */
  every?: number;
  /** Texts of 4 kB that each round also tells, to fill disks. */
  bulk?: number;
}

const window = 500;
/** Without an acknowledgement for so long the connection is taken for dead, milliseconds. */
const patience = 2_500;

/** One round: the same time several times over, with same and with other values. */
function round(machine: string, n: number, bulk: number): Sample[] {
  const t = Date.now() * MILLISECOND;
  const sample = (signal: string, value: Sample["value"]): Sample => ({ machine, signal, t, value });
  const load = (n % 40) / 20;
  return [
    sample("load", load),
    sample("load", load),
    ...(n % 3 === 0 ? [sample("load", load + 0.001), sample("load", load), sample("load", -load)] : []),
    sample("count", n),
    sample("count", n),
    ...(n % 7 === 0 ? [sample("program", `O${n} "加工" \\ end\n`), sample("program", "")] : []),
    ...Array.from({ length: bulk }, (_, i) => sample("program", `${n} ${i} `.padEnd(4_000, "x"))),
    ...(n % 5 === 0 ? [sample("door", n % 2 === 0)] : []),
  ];
}

export function createDevice(settings: DeviceSettings): Device {
  const { port, machine, marksRepeats, every = 10, bulk = 0 } = settings;
  const sent: Sample[] = [];
  const acknowledged: Sample[] = [];
  const waiting: Sample[] = [];
  const flying = new Map<number, Sample>();
  let socket: Socket | undefined;
  let isReady = false;
  let isOver = false;
  let lastId = 0;
  let rounds = 0;
  let lastAnswer = 0;

  function publish(messageId: number, sample: Sample, dup: boolean): void {
    const topic = `plant/${sample.machine}/${sample.signal}`;
    const payload = JSON.stringify({ v: sample.value, t: sample.t });
    socket?.write(generate({ cmd: "publish", topic, payload, qos: 1, messageId, dup, retain: false }));
  }

  function pump(): void {
    if (flying.size === 0) lastAnswer = performance.now();
    while (isReady && flying.size < window) {
      const sample = waiting.shift();
      if (sample === undefined) return;
      do lastId = (lastId % 65_535) + 1;
      while (flying.has(lastId));
      flying.set(lastId, sample);
      publish(lastId, sample, false);
    }
  }

  function open(): void {
    if (isOver) return;
    const packets = parser();
    const current = connect(port, "127.0.0.1", () => {
      const clientId = `device-${machine}`;
      const options = { protocolVersion: 4, protocolId: "MQTT", keepalive: 30, clean: true } as const;
      current.write(generate({ cmd: "connect", clientId, ...options }));
    });
    socket = current;
    lastAnswer = performance.now();
    current.setNoDelay(true);
    current.on("data", (bytes: Buffer) => packets.parse(bytes));
    current.on("error", () => {});
    current.once("close", () => {
      isReady = false;
      if (!isOver) setTimeout(open, 100);
    });
    packets.on("packet", (packet) => {
      lastAnswer = performance.now();
      if (packet.cmd === "connack") {
        isReady = true;
        for (const [id, sample] of flying) publish(id, sample, marksRepeats);
      } else if (packet.cmd === "puback") {
        const sample = flying.get(packet.messageId ?? 0);
        if (sample) acknowledged.push(sample);
        flying.delete(packet.messageId ?? 0);
      }
      pump();
    });
  }

  let making: NodeJS.Timeout | undefined;
  const watching = setInterval(() => {
    if (performance.now() - lastAnswer > patience && (flying.size > 0 || !isReady)) socket?.destroy();
  }, 250);
  open();

  const device: Device = {
    sent,
    acknowledged,
    work() {
      making ??= setInterval(() => {
        const samples = round(machine, rounds, bulk);
        rounds += 1;
        sent.push(...samples);
        waiting.push(...samples);
        pump();
      }, every);
    },
    rest() {
      clearInterval(making);
      making = undefined;
    },
    async finish(timeout = 20_000) {
      device.rest();
      await eventually(
        () => waiting.length === 0 && flying.size === 0,
        `everything of ${machine} is acknowledged`,
        timeout,
      );
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      device.rest();
      clearInterval(watching);
      socket?.destroy();
    },
  };
  return device;
}
