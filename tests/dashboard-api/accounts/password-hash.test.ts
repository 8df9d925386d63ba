import { argon2Sync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashPassword, isPassword } from "../../../dashboard-api/accounts/password-hash.ts";
import { newPasswordSchema } from "../../../dashboard-api/accounts/password-rule.ts";

describe("a password", () => {
  test("is kept as a PHC string of argon2id, another each time, and known again", async () => {
    const [one, other] = [await hashPassword("電池 staple"), await hashPassword("電池 staple")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
    expect(await isPassword("電池 staple", one)).toBe(true);
    expect(await isPassword("電池　ｓｔａｐｌｅ", one), "full width is the same").toBe(true);
    expect(await isPassword("電池 Staple", one)).toBe(false);
  });

  test("that was kept at another cost is known still", async () => {
    const nonce = Buffer.alloc(16, 7);
    const cost = { memory: 64, passes: 1, parallelism: 2 };
    const tag = argon2Sync("argon2id", { message: "old", nonce, tagLength: 32, ...cost });
    const text = (it: Buffer) => it.toString("base64").replaceAll("=", "");
    const kept = `$argon2id$v=19$m=64,t=1,p=2$${text(nonce)}$${text(tag)}`;
    expect([await isPassword("old", kept), await isPassword("new", kept)]).toEqual([true, false]);
  });

  test.each([null, "", "$argon2id$", "plain"])("is none where %j is kept", async (kept) => {
    expect(await isPassword("", kept)).toBe(false);
    expect(await isPassword("plain", kept)).toBe(false);
  });

  test.each([
    ["twelve chars", true],
    ["eleven char", false],
    ["電池電池電池電池電池馬釘", true],
    ["aaaaaaaaaaaaaaaa", false],
    ["x".repeat(150) + "abc".repeat(30), false],
  ])("%j: %s", (text, expected) => expect(newPasswordSchema.safeParse(text).success).toBe(expected));
});
