import type { Micros } from "../../../config/micros.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";

/** One value of one signal, as it was sent or as it is stored. */
export interface Sample {
  machine: string;
  signal: string;
  t: Micros;
  value: SampleValue;
}

/** The stores keep a boolean as 0 or 1. */
export const contentOf = (value: SampleValue): string =>
  JSON.stringify(typeof value === "boolean" ? Number(value) : value);

export const identityOf = ({ machine, signal, t }: Sample): string => `${machine}/${signal}/${t}`;
