import { MILLISECOND, type Micros } from "../../../config/micros.ts";
import type { VariantLike } from "./value.ts";

/** A decoded DataValue (OPC 10000-6, 5.2.2.17), as far as it is looked at. */
export interface DataValueLike {
  value: VariantLike | null;
  statusCode: { value: number; name: string };
  sourceTimestamp: Date | null;
  /** The part of the time finer than a millisecond. */
  sourcePicoseconds: number;
}

/** The source's time in microseconds; what is finer is dropped. Null when it gave none or the minimum date. */
export function sourceTimeOf(value: DataValueLike): Micros | null {
  const milliseconds = value.sourceTimestamp?.getTime();
  if (milliseconds === undefined || !(milliseconds > 0)) return null;
  return milliseconds * MILLISECOND + Math.floor((value.sourcePicoseconds || 0) / 1_000_000);
}
