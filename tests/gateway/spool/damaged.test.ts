import {
  copyFileSync,
  cpSync,
  openSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { say } from "../../../config/wire/gateway-texts.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { keep, open, samplesFrom, samplesIn, waiting } from "./rig-spool.ts";

const spoolFile = (folder: string) => join(folder, "spool", "spool.sqlite");

/** The folder as a crash leaves it: copied while the spool is open. */
function crashed(folder: string, batches: number): string {
  const { spool } = open(join(folder, "before"));
  for (let i = 0; i < batches; i += 1) keep(spool, samplesFrom(i * 100, 100, 200));
  const after = join(folder, "after");
  cpSync(join(folder, "before"), after, { recursive: true });
  spool.close();
  return after;
}

describe("after a crash", () => {
  test("everything committed is there", () => {
    using folder = temporaryFolder();
    const { spool, damage } = open(crashed(folder.path, 20));
    expect(damage).toBeNull();
    expect(samplesIn(waiting(spool))).toBe(2_000);
    spool.close();
  });

  test("a torn last write costs that write alone, and is told as lost since the earliest time in it", () => {
    using folder = temporaryFolder();
    const after = crashed(folder.path, 20);
    const log = `${spoolFile(after)}-wal`;
    truncateSync(log, statSync(log).size - 3_000);
    const { spool, damage } = open(after);
    expect(damage?.message.text).toBe("The disk lost the spool's last writes.");
    expect(damage?.since).toBe(1_900);
    const numbers = waiting(spool).map(({ number }) => number);
    expect(numbers).toEqual([...Array(19).keys()]);
    // The number of the batch that is gone is never given again: other bytes may be under way with it.
    keep(spool, samplesFrom(1e6, 1));
    expect(waiting(spool).at(-1)?.number).toBe(20);
    spool.close();
  });

  test("a log that is gone, and all in it, is told as lost since the earliest time of what waited", () => {
    using folder = temporaryFolder();
    const { spool: first } = open(folder.path);
    for (let i = 0; i < 20; i += 1) keep(first, samplesFrom(i * 100, 100, 200));
    for (const { number, digest } of first.waiting("samples", -1, 7)) first.acknowledge(number, digest);
    keep(first, samplesFrom(300, 1), samplesFrom(5_000, 1));
    const after = join(folder.path, "after");
    cpSync(join(folder.path, "spool"), join(after, "spool"), { recursive: true });
    truncateSync(`${spoolFile(after)}-wal`, 0);
    const { spool, damage } = open(after);
    expect(damage).toEqual({ since: 300, message: say("spool-rolled-back") });
    expect(spool.session).not.toBe(first.session);
    first.close();
    spool.close();
  });

  test("a file that is no database is set aside, and a new session begins", () => {
    using folder = temporaryFolder();
    const first = open(folder.path).spool;
    keep(first, samplesFrom(0, 10));
    first.close();
    writeFileSync(spoolFile(folder.path), Buffer.alloc(50_000, "garbage"));
    const { spool, damage } = open(folder.path);
    expect(damage).toMatchObject({
      since: 0,
      message: { text: expect.stringMatching(/set aside as .+corrupt-\d+; 0 batches/) },
    });
    expect(spool.session).not.toBe(first.session);
    expect(readdirSync(join(folder.path, "spool")).some((name) => /\.corrupt-\d+$/.test(name))).toBe(true);
    keep(spool, samplesFrom(0, 10));
    expect(samplesIn(waiting(spool))).toBe(10);
    spool.close();
  });

  test("flipped bytes in the file cost what they hit; the rest moves to the new spool", () => {
    using folder = temporaryFolder();
    const first = open(folder.path).spool;
    for (let i = 0; i < 50; i += 1) keep(first, samplesFrom(i * 100, 100, 200));
    first.close();
    const file = spoolFile(folder.path);
    // As after a crash: the file must be checked.
    const marked = join(folder.path, "copy");
    copyFileSync(file, marked);
    const again = open(folder.path).spool;
    const handle = openSync(file, "r+");
    for (const page of [60, 61, 62]) writeSync(handle, Buffer.alloc(4_096, 0xa5), 0, 4_096, page * 4_096);
    const copy = join(folder.path, "crashed");
    cpSync(join(folder.path, "spool"), join(copy, "spool"), { recursive: true });
    again.close();
    const { spool, damage } = open(copy);
    expect(damage?.message.text).toMatch(/set aside/);
    const kept = samplesIn(waiting(spool));
    expect(kept).toBeGreaterThanOrEqual(4_000);
    expect(kept).toBeLessThan(5_000);
    expect(spool.session).not.toBe(first.session);
    spool.close();
  });
});
