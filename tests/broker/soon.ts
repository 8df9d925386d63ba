import { expect } from "vitest";

/** `expect.poll` with the patience that a busy two-core machine needs; it still returns as soon as it holds. */
export const soon = <T>(probe: () => T, { timeout = 15_000 } = {}) => expect.poll(probe, { timeout });
