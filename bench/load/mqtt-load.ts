/**
 * A plant of simple devices, as cheap as can be so that it leaves the processor to what is measured: publishes
 * single-sample JSON messages (QoS 1) at an even rate over `topics` topics and waits for every PUBACK.
 * Arguments: port rate seconds topics. Prints `sent N acknowledged N first US last US`.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { generate, type Packet, parser } from "mqtt-packet";

const bytes = (packet: Packet): Buffer => {
  const made = generate(packet);
  return typeof made === "string" ? Buffer.from(made) : made;
};

const [port = 0, rate = 0, seconds = 0, topics = 0] = process.argv.slice(2).map(Number);
const total = rate * seconds;
const socket = connect(port, "127.0.0.1");
await once(socket, "connect");
socket.setNoDelay(true);

let acknowledged = 0;
let resolveConnected = () => {};
const connected = new Promise<void>((resolve) => {
  resolveConnected = resolve;
});
const incoming = parser();
incoming.on("packet", (packet: Packet) => {
  if (packet.cmd === "connack") resolveConnected();
  if (packet.cmd === "puback") acknowledged += 1;
});
socket.on("data", (chunk: Buffer) => incoming.parse(chunk));
socket.write(
  generate({ cmd: "connect", clientId: "bench-load", protocolVersion: 4, clean: true, keepalive: 0 }),
);
await connected;

const startedAt = Date.now();
const firstTime = startedAt * 1_000;
let sent = 0;
while (sent < total) {
  const due = Math.min(total, Math.floor(((Date.now() - startedAt) / 1_000) * rate));
  const packets: Buffer[] = [];
  for (; sent < due; sent += 1) {
    const topic = `plant/m${Math.floor((sent % topics) / 20)}/s${sent % 20}`;
    const time = firstTime + Math.round((sent / rate) * 1_000_000);
    packets.push(
      bytes({
        cmd: "publish",
        topic,
        payload: `{"value":${((sent * 7919) % 100_000) / 100},"time":${time}}`,
        qos: 1,
        messageId: (sent % 65_535) + 1,
        dup: false,
        retain: false,
      }),
    );
  }
  if (packets.length > 0 && !socket.write(Buffer.concat(packets))) await once(socket, "drain");
  await pause(10);
}
const deadline = Date.now() + 30_000;
while (acknowledged < sent && Date.now() < deadline) await pause(10);
socket.end();
console.log(`sent ${sent} acknowledged ${acknowledged} first ${firstTime} last ${Date.now() * 1_000}`);
