import { z } from "zod";
import { machineStates } from "../../config/machine-state.ts";
import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { toldSchema } from "../../config/wire/message.ts";
import { sourceStatusSchema, statusSchema } from "../../config/wire/status.ts";
import type { GatewayStatus, LiveChange, LivePicture, LiveState } from "./live-picture.ts";

const timeSchema = z
  .string()
  .meta({ description: "RFC 3339, UTC, down to microseconds", format: "date-time" });

/** How a live state and a gateway's status are told over HTTP: times as RFC 3339. */
export const liveStateSchema = z.object({
  machine: z.string(),
  state: z.enum(machineStates),
  since: timeSchema.nullable(),
  sinceBefore: z
    .literal(true)
    .optional()
    .meta({ description: "It was so before `since` already: nobody looked further back" }),
  confirmedAt: timeSchema.nullable(),
});

const laneSchema = z.object({ batches: z.int(), bytes: z.int(), oldest: timeSchema.nullable() });
export const gatewaySchema = z.object({
  id: z.string(),
  /** null: never heard of. */
  online: z.boolean().nullable(),
  at: timeSchema.nullable(),
  software: z.string().nullable(),
  /** Whether it runs on the same site file as the API; null when it is not online. */
  sameSite: z.boolean().nullable(),
  spool: z
    .object({
      states: laneSchema,
      samples: laneSchema,
      rejected: z.int(),
      lost: z.int(),
      refused: z.string(),
    })
    .nullable(),
  clock: z.object({ synchronized: z.boolean() }).nullable(),
  /** What a person must look at now, by code or (older gateways) as sentences; absent: nothing. */
  alarms: z.array(toldSchema).optional(),
  sources: z.array(
    sourceStatusSchema.extend({ since: timeSchema, certificateExpires: timeSchema.nullable() }),
  ),
});
export type GatewayView = z.infer<typeof gatewaySchema>;

export const timeOrNull = (time: Micros | null): string | null =>
  time === null ? null : rfc3339FromMicros(time);

export const viewLiveState = (it: LiveState): z.infer<typeof liveStateSchema> => ({
  machine: it.machine,
  state: it.state,
  since: timeOrNull(it.since),
  ...(it.isLonger ? { sinceBefore: true as const } : {}),
  confirmedAt: timeOrNull(it.confirmedAt),
});

export function viewGateway({ gateway, status }: GatewayStatus, siteHash: string): GatewayView {
  const told = statusSchema.safeParse(status).data;
  if (!told?.online) {
    const nothing = { at: null, software: null, sameSite: null, spool: null, clock: null, sources: [] };
    return { id: gateway, online: told ? false : null, ...nothing };
  }
  const lane = (it: typeof told.spool.states) => ({ ...it, oldest: timeOrNull(it.oldest) });
  return {
    id: gateway,
    online: true,
    at: rfc3339FromMicros(told.at),
    software: told.software,
    sameSite: told.site === siteHash,
    spool: { ...told.spool, states: lane(told.spool.states), samples: lane(told.spool.samples) },
    clock: told.clock,
    ...(told.alarms?.length ? { alarms: told.alarms } : {}),
    sources: told.sources.map((source) => ({
      ...source,
      since: rfc3339FromMicros(source.since),
      certificateExpires: timeOrNull(source.certificateExpires),
    })),
  };
}

export const viewPicture = (picture: LivePicture, siteHash: string) => ({
  machines: picture.machines().map(viewLiveState),
  gateways: picture.gateways().map((it) => viewGateway(it, siteHash)),
});

export const viewChange = (change: LiveChange, siteHash: string) =>
  change.kind === "machine" ? viewLiveState(change.machine) : viewGateway(change.gateway, siteHash);
