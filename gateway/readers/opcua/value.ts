import { BAD_ENCODING, BAD_OUT_OF_RANGE, isBad, type Quality } from "../../../config/quality.ts";
import type { SampleValue } from "../../../config/wire/batch.ts";

/** What of a decoded Variant (OPC 10000-6, 5.2.2.16) is looked at. */
export interface VariantLike {
  dataType: number;
  arrayType: number;
  value: unknown;
}

export type SignalType = "number" | "text" | "boolean";
export interface ReadValue {
  value: SampleValue;
  quality: Quality;
  /** Why the value could not be read as the signal's type, or empty. */
  fault: string;
}

const BOOLEAN = 1;
const INT64 = 8;
const UINT64 = 9;
const STRING = 12;
const DATE_TIME = 13;
const GUID = 14;
const LOCALIZED_TEXT = 21;
const names =
  "Null Boolean SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Float Double String DateTime Guid ByteString XmlElement NodeId ExpandedNodeId StatusCode QualifiedName LocalizedText ExtensionObject DataValue Variant DiagnosticInfo".split(
    " ",
  );
/** The longest text that travels in a batch. */
const LONGEST_TEXT = 4_096;

const unreadable = (fault: string): ReadValue => ({ value: null, quality: BAD_ENCODING, fault });
const isPair = (value: unknown): value is [number, number] => Array.isArray(value) && value.length === 2;

/** Int64 and UInt64 arrive as [high, low]. A number while exact, else its digits. */
function integer64([high, low]: [number, number], signed: boolean): number | string {
  const whole = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  const value = signed ? BigInt.asIntN(64, whole) : whole;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** The scalar inside, or undefined for what has no place in a sample (structures, identifiers, bytes). */
function scalarOf({ dataType, value }: VariantLike): number | string | boolean | undefined {
  if (dataType === INT64 || dataType === UINT64)
    return isPair(value) ? integer64(value, dataType === INT64) : undefined;
  if (dataType === DATE_TIME) return value instanceof Date ? value.toISOString() : undefined;
  if (dataType === LOCALIZED_TEXT) return (value as { text?: string | null } | null)?.text ?? "";
  if (dataType === STRING || dataType === GUID) return typeof value === "string" ? value : "";
  if (typeof value === "number" || typeof value === "boolean") return dataType < STRING ? value : undefined;
  return undefined;
}

/** Converts where nothing is lost: boolean to 0 and 1 and back, number and boolean to text. */
function asType(value: number | string | boolean, type: SignalType): SampleValue | undefined {
  if (type === "text") return typeof value === "string" ? value : String(value);
  if (typeof value === type) return value;
  if (type === "number" && typeof value === "boolean") return value ? 1 : 0;
  if (type === "boolean" && (value === 0 || value === 1)) return value === 1;
  return undefined;
}

/**
 * The value of a signal as it travels. Bad: no value, whatever the server sent along. Not finite: no value,
 * BadOutOfRange. What is no scalar of the signal's type: no value, BadDataEncodingInvalid, and the fault.
 */
export function readValue(
  variant: VariantLike | null | undefined,
  quality: Quality,
  type: SignalType,
): ReadValue {
  if (isBad(quality)) return { value: null, quality, fault: "" };
  if (!variant || variant.dataType === 0) return { value: null, quality: quality || BAD_ENCODING, fault: "" };
  // By far the most values.
  if (type === "number" && typeof variant.value === "number" && variant.dataType < STRING) {
    if (Number.isFinite(variant.value)) return { value: variant.value, quality, fault: "" };
    return { value: null, quality: BAD_OUT_OF_RANGE, fault: "" };
  }
  const shape = names[variant.dataType] ?? `type ${variant.dataType}`;
  if (variant.arrayType !== 0)
    return unreadable(`the node holds an array of ${shape}; a signal is one value`);
  const scalar = scalarOf(variant);
  if (scalar === undefined)
    return unreadable(`the node holds a ${shape}, which is no number, text or boolean`);
  if (typeof scalar === "number" && !Number.isFinite(scalar))
    return { value: null, quality: BAD_OUT_OF_RANGE, fault: "" };
  const value = asType(scalar, type);
  if (value === undefined)
    return unreadable(
      `the node holds a ${variant.dataType === BOOLEAN ? "Boolean" : shape}, the signal's type is ${type}`,
    );
  if (typeof value === "string" && value.length > LONGEST_TEXT)
    return unreadable(`the text has ${value.length} characters; at most ${LONGEST_TEXT} are kept`);
  return { value, quality, fault: "" };
}
