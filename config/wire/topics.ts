import { z } from "zod";

/** Ids in topics, tags and file names: what needs escaping nowhere. */
export const idPattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;
const expectedId =
  "lower-case letters, digits, - and _, starting with a letter or digit, at most 63 characters";
export const idSchema = z
  .string(expectedId)
  .regex(idPattern, expectedId)
  .describe("A short name that never changes: lower-case letters, digits, - and _");

const root = "commons/v1";

/** Everything one gateway may touch. */
export const gatewayRoot = (gateway: string) => `${root}/gateways/${gateway}`;

/** `{root}/gateways/{gateway}/batches/{session}/{number}`: QoS 1, gateway to broker. */
export const batchTopic = (gateway: string, session: string, number: number) =>
  `${gatewayRoot(gateway)}/batches/${session}/${number}`;
/** QoS 1, broker to gateway. */
export const acksTopic = (gateway: string) => `${gatewayRoot(gateway)}/acks`;
/** Retained, last will. */
export const statusTopic = (gateway: string) => `${gatewayRoot(gateway)}/status`;
/** Retained; states only, never process values. */
export const liveTopic = (gateway: string, machine: string) =>
  `${gatewayRoot(gateway)}/machines/${machine}/live`;

/** `{root}/machines/{machine}/booking`: retained, API to displays. */
export const bookingTopic = (machine: string) => `${root}/machines/${machine}/booking`;
export const allBookings = bookingTopic("+");

/** The machine of a booking topic, or undefined for any other topic. */
export function machineOfBookingTopic(topic: string): string | undefined {
  const [machine = ""] = topic.startsWith(`${root}/machines/`) ? topic.split("/").slice(3) : [];
  return idPattern.test(machine) && topic === bookingTopic(machine) ? machine : undefined;
}

export const allBatches = `${root}/gateways/+/batches/+/+`;
export const allStatuses = `${root}/gateways/+/status`;
export const allLive = `${root}/gateways/+/machines/+/live`;

export type ParsedTopic =
  | { kind: "batch"; gateway: string; session: string; number: number }
  | { kind: "acks"; gateway: string }
  | { kind: "status"; gateway: string }
  | { kind: "live"; gateway: string; machine: string };

const shapes: [RegExp, (parts: Record<string, string>) => ParsedTopic][] = [
  [
    /^(?<gateway>[^/]+)\/batches\/(?<session>[0-9a-z-]{1,64})\/(?<number>[0-9]{1,15})$/,
    ({ gateway = "", session = "", number = "" }) => ({
      kind: "batch",
      gateway,
      session,
      number: Number(number),
    }),
  ],
  [/^(?<gateway>[^/]+)\/acks$/, ({ gateway = "" }) => ({ kind: "acks", gateway })],
  [/^(?<gateway>[^/]+)\/status$/, ({ gateway = "" }) => ({ kind: "status", gateway })],
  [
    /^(?<gateway>[^/]+)\/machines\/(?<machine>[^/]+)\/live$/,
    ({ gateway = "", machine = "" }) => ({ kind: "live", gateway, machine }),
  ],
];

/** What a topic of the contract is about, or undefined for any other topic. */
export function parseTopic(topic: string): ParsedTopic | undefined {
  const prefix = `${root}/gateways/`;
  if (!topic.startsWith(prefix)) return undefined;
  for (const [shape, build] of shapes) {
    const found = shape.exec(topic.slice(prefix.length));
    if (!found?.groups) continue;
    const { gateway, machine } = found.groups;
    if (!idPattern.test(gateway ?? "") || (machine !== undefined && !idPattern.test(machine)))
      return undefined;
    return build(found.groups);
  }
  return undefined;
}
