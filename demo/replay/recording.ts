import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { Micros } from "../../config/micros.ts";
import { isShdrRemark, parseShdrLine, type ShdrEvent } from "../shdr/parse-shdr.ts";

/** Which events of a recording are played. */
export interface Selection {
  /** Absent: all. */
  items?: ReadonlySet<string>;
  /** Half-open window of the events' own time. */
  from: Micros;
  to: Micros;
}

/** A line that could not be read. */
export interface BadLine {
  file: string;
  line: number;
  text: string;
}

/** Throws an Error with one clear sentence. */
export async function checkReadable(files: readonly string[]): Promise<void> {
  for (const file of files)
    await access(file, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        error.code === "ENOENT"
          ? `There is no recording ${file}. Give the path of an MTConnect SHDR log (plain or .gz).`
          : `The recording ${file} cannot be read: ${error.message}`,
      );
    });
}

/** Streams the events of the files in their order; lines that are no events go to `onBad`. Throws on a torn file. */
export async function* readEvents(
  files: readonly string[],
  onBad: (bad: BadLine) => void,
): AsyncGenerator<ShdrEvent> {
  for (const file of files) {
    const raw = createReadStream(file);
    const input = file.endsWith(".gz") ? raw.compose(createGunzip()) : raw;
    let line = 0;
    try {
      for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        line += 1;
        const event = parseShdrLine(text);
        if (event) yield event;
        else if (!isShdrRemark(text)) onBad({ file, line, text: text.slice(0, 80) });
      }
    } catch (error) {
      throw new Error(`The recording ${file} cannot be read after line ${line}: ${(error as Error).message}`);
    }
  }
}

/** MTConnect's word for "no value". */
export const isUnavailable = (value: string) => value.toUpperCase() === "UNAVAILABLE";

const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** The value as a finite number, or undefined. */
export const numberOf = (value: string): number | undefined =>
  number.test(value) && Number.isFinite(Number(value)) ? Number(value) : undefined;
