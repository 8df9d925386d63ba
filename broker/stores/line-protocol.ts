/**
 * InfluxDB line protocol, as version 1.6 reads it: a reader looks one character back for a backslash, so what cannot
 * be written is refused here and never changed.
 */

/** Tag key or value. Throws RangeError for what a tag cannot hold: nothing, a line break, a backslash at the end. */
export function tag(text: string): string {
  const sound = text.toWellFormed();
  if (sound === "" || /[\n\r]|\\$/.test(sound)) {
    throw new RangeError(
      `a tag can be neither empty, nor hold a line break, nor end with a backslash: ${JSON.stringify(sound)}`,
    );
  }
  return sound.replace(/[ ,=]/g, "\\$&");
}

/** Measurement name: as a tag, but = needs no escape. */
export function measurement(text: string): string {
  return tag(text).replaceAll("\\=", "=");
}

/** String field. Holds every character; unpaired surrogates, which UTF-8 cannot carry, become U+FFFD. */
export function text(value: string): string {
  return `"${value.toWellFormed().replace(/["\\]/g, "\\$&")}"`;
}

/** Integer field. Throws RangeError unless a double holds it exactly. */
export function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact integer: ${value}`);
  return `${value}i`;
}

/** Float field. Throws RangeError unless finite. */
export function float(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  return `${value}`;
}
