import { readFileSync } from "node:fs";
import { z } from "zod";

/** Where a secret is kept: an environment variable or a file; never the site file itself. */
export const secretSchema = z.union(
  [
    z.strictObject({ env: z.string().min(1).describe("Name of the environment variable that holds it") }),
    z.strictObject({ file: z.string().min(1).describe("File that holds it, relative to the site file") }),
  ],
  { error: "a place of the secret: { env: NAME } or { file: PATH }, never the secret itself" },
);
export type SecretPlace = z.infer<typeof secretSchema>;

/** The secret itself. Throws an Error that names the place, never the content. */
export function readSecret(place: SecretPlace, environment: NodeJS.ProcessEnv = process.env): string {
  if ("env" in place) {
    const value = environment[place.env];
    if (!value) throw new Error(`The environment variable ${place.env} is empty. Set it to the secret.`);
    return value;
  }
  try {
    return readFileSync(place.file, "utf8").trim();
  } catch (error) {
    throw new Error(`The secret's file ${place.file} cannot be read: ${(error as Error).message}`);
  }
}
