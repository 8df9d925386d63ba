import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { MILLISECOND, type Micros } from "../../../config/micros.ts";

/** Reads the PEM files that are named; throws an Error that names the file. Read at every start of a connection. */
export function readPemFiles(files: {
  ca?: string | undefined;
  certificate?: string | undefined;
  key?: string | undefined;
}): { ca?: Buffer; cert?: Buffer; key?: Buffer } {
  return {
    ...(files.ca === undefined ? {} : { ca: readPem(files.ca) }),
    ...(files.certificate === undefined ? {} : { cert: readPem(files.certificate) }),
    ...(files.key === undefined ? {} : { key: readPem(files.key) }),
  };
}

function readPem(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`the file ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** When the first of the certificates ends; null without certificates. */
export function firstExpiry(own: Buffer | undefined, peerValidTo: string | undefined): Micros | null {
  const ends = [own && new X509Certificate(own).validTo, peerValidTo].filter((it) => it !== undefined);
  return ends.length === 0 ? null : Math.min(...ends.map((it) => Date.parse(it))) * MILLISECOND;
}
