/**
 * Quality of a sample: an OPC UA status code as an unsigned 32-bit number (OPC 10000-4, 7.39). 0 is Good.
 * The two highest bits tell the severity: 00 good, 01 uncertain, 10 bad.
 */
export type Quality = number;

export const GOOD: Quality = 0;
/** BadOutOfRange: the source gave a number that is not finite (NaN, Infinity). */
export const BAD_OUT_OF_RANGE: Quality = 0x803c0000;
/** BadDataEncodingInvalid: the payload could not be read as the signal's type. */
export const BAD_ENCODING: Quality = 0x80380000;

/** Bad: the value tells nothing; it is unknown, never idle. */
export const isBad = (quality: Quality): boolean => quality >>> 30 >= 2;
/** Info type DataValue (bits 10-11 = 01) with the overflow bit (bit 7): values before this one were dropped. */
export const hasOverflow = (quality: Quality): boolean =>
  (quality & 0x0c00) === 0x0400 && (quality & 0x80) !== 0;
