import { type Micros, microsFromRfc3339 } from "../../../config/micros.ts";

export type TimeFormat = "rfc3339" | "s" | "ms" | "us";
/** The time of a message, or null when it cannot be read. */
export type TimeReader = (value: unknown) => Micros | null;

const microsPer = { s: 1_000_000, ms: 1_000, us: 1 };

function numeric(unit: Micros): TimeReader {
  return (value) => {
    const amount = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof amount !== "number") return null;
    const time = Math.round(amount * unit);
    return Number.isSafeInteger(time) ? time : null;
  };
}

const toTheSecond = "2026-04-01T09:00:00".length;
const zero = 48;

/**
 * Messages come in runs of the same second: that second is looked up once, and only the fraction is read anew.
 * Digits beyond the microsecond are dropped.
 */
function rfc3339(): TimeReader {
  let second = "";
  let offset = "";
  let base: Micros = 0;
  return (value) => {
    if (typeof value !== "string") return null;
    let end = toTheSecond;
    let fraction = 0;
    if (value[end] === ".") {
      let scale = 100_000;
      for (end += 1; end < value.length; end++) {
        const digit = value.charCodeAt(end) - zero;
        if (digit < 0 || digit > 9) break;
        fraction += digit * scale;
        scale = scale === 1 ? 0 : scale / 10;
      }
      if (end === toTheSecond + 1) return null;
    }
    if (!value.startsWith(second) || value.slice(end) !== offset || second === "") {
      try {
        base = microsFromRfc3339(value.slice(0, toTheSecond) + value.slice(end));
      } catch {
        return null;
      }
      second = value.slice(0, toTheSecond);
      offset = value.slice(end);
    }
    return base + fraction;
  };
}

export const createTimeReader = (format: TimeFormat): TimeReader =>
  format === "rfc3339" ? rfc3339() : numeric(microsPer[format]);
