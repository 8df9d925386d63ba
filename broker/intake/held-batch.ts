import type { Logger } from "pino";
import type { Ack } from "../../config/wire/ack.ts";
import { parseBatch } from "../../config/wire/batch.ts";
import type { BatchAddress } from "./batch-address.ts";
import { type CheckedBatch, checkBatch } from "./check-batch.ts";
import { batchRejected } from "./rejection-list.ts";

/** A batch between its arrival and its answer. */
export interface HeldBatch {
  readonly address: BatchAddress;
  readonly payload: Uint8Array;
  /** How often it has come meanwhile: written once, answered as often. */
  copies: number;
}

export type ReadBatch = { ok: true; checked: CheckedBatch } | { ok: false; outcome: Ack["outcome"] };

type MayWrite = (gateway: string, machine: string) => boolean;

function read({ address, payload }: HeldBatch, gatewayMayWrite: MayWrite): ReadBatch {
  const reading = parseBatch(payload);
  if (!reading.ok) {
    if (reading.why === "newer") return refused(`${reading.detail}: upgrade the broker`);
    return { ok: false, outcome: { result: "stored", rejected: batchRejected(reading.detail) } };
  }
  const { session, number } = reading.envelope;
  if (session !== address.session || number !== address.number) {
    const reason = `the topic says batch ${address.session}/${address.number}, its content ${session}/${number}`;
    return { ok: false, outcome: { result: "stored", rejected: batchRejected(reason) } };
  }
  const mayWrite = (machine: string) => gatewayMayWrite(address.gateway, machine);
  return { ok: true, checked: checkBatch(reading.envelope, mayWrite) };
}

const refused = (reason: string): ReadBatch => ({ ok: false, outcome: { result: "refused", reason } });

/** Reads a payload as far as it can be used, or says with what to answer instead. Never throws. */
export function readBatch(batch: HeldBatch, gatewayMayWrite: MayWrite, log: Logger): ReadBatch {
  try {
    return read(batch, gatewayMayWrite);
  } catch (error) {
    log.error(
      { error, address: batch.address },
      "a batch that the broker cannot read, by a fault of its own",
    );
    return refused(
      `the broker failed at reading this batch, a fault of its own: ${(error as Error).message}`,
    );
  }
}
