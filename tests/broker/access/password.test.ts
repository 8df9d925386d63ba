import { expect, test } from "vitest";
import { createPasswordCheck } from "../../../broker/access/password-check.ts";
import {
  hashPassword,
  isPasswordHash,
  matchesHash,
  newPassword,
} from "../../../broker/access/password-hash.ts";

test("a hash tells its algorithm and cost, is salted, and matches its password alone", async () => {
  const [one, other] = [await hashPassword("secret"), await hashPassword("secret")];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(isPasswordHash(one)).toBe(true);
  expect(await matchesHash("secret", one)).toBe(true);
  expect(await matchesHash("Secret", one)).toBe(false);
  expect(await matchesHash("secret", "secret")).toBe(false);
});

test("a hash made with another cost by another program still matches", async () => {
  // Test vector of the reference implementation of Argon2 1.3: t = 2, m = 64 MiB, p = 1.
  const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  expect(await matchesHash("password", hash)).toBe(true);
  expect(await matchesHash("passwore", hash)).toBe(false);
});

test("new passwords have 256 random bits", () => {
  expect(newPassword()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(newPassword()).not.toBe(newPassword());
});

test("a password found right once is known afterwards, until the hash changes", async () => {
  const check = createPasswordCheck({ concurrency: 2, waiting: 10 });
  const [hash, rotated] = [await hashPassword("right"), await hashPassword("right")];
  const right = Buffer.from("right");
  expect(check.isKnown("g1", right, hash)).toBe(false);
  expect(await check.check("g1", right, hash)).toBe("right");
  expect(check.isKnown("g1", right, hash)).toBe(true);
  expect(check.isKnown("g1", Buffer.from("wrong"), hash)).toBe(false);
  expect(check.isKnown("g1", right, rotated)).toBe(false);
  expect(check.isKnown("g2", right, hash)).toBe(false);
});

test("an unknown user, and a revoked one, take the work of a wrong password", async () => {
  const check = createPasswordCheck({ concurrency: 1, waiting: 10 });
  const hash = await hashPassword("right");
  const timeOf = async (stored: string | null | undefined) => {
    await check.check("warm", Buffer.from("x"), stored);
    const start = performance.now();
    for (let round = 0; round < 5; round += 1)
      expect(await check.check("g1", Buffer.from("wrong"), stored)).toBe("wrong");
    return performance.now() - start;
  };
  const [known, unknown, revoked] = [await timeOf(hash), await timeOf(undefined), await timeOf(null)];
  for (const other of [unknown, revoked]) {
    expect(other).toBeGreaterThan(known / 5);
    expect(other).toBeLessThan(known * 5);
  }
});

test("the event loop stays free while many log in at once, and those beyond the queue are told to wait", async () => {
  const check = createPasswordCheck({ concurrency: 2, waiting: 20 });
  const hash = await hashPassword("right");
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, index) => check.check(`g${index}`, Buffer.from("right"), hash)),
  );
  clearInterval(timer);
  expect(results.filter((it) => it === "right")).toHaveLength(22);
  expect(results.filter((it) => it === "busy")).toHaveLength(18);
  expect(longest).toBeLessThan(500);
});
