import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startChild } from "../../../demo/launcher/child.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const childOf = (folder: string, script: string) => {
  const file = join(folder, "child.mjs");
  writeFileSync(file, script);
  return startChild({
    ...{ name: "child", command: [file], environment: {}, dataFolder: folder },
    say: () => {},
    onPid: () => {},
  });
};

test("a process that says nothing in its log is ready when it says so to its launcher", async () => {
  using folder = temporaryFolder();
  const child = childOf(folder.path, `process.send("ready"); setTimeout(() => {}, 60_000);`);
  await child.ready();
  await child.stop();
});

test("one that only writes of being ready and ends is not, and its own sentence is told", async () => {
  using folder = temporaryFolder();
  const child = childOf(
    folder.path,
    `console.log("broker ready"); console.error("no room"); process.exit(1);`,
  );
  await expect(child.ready()).rejects.toThrow("no room");
  await child.stop();
});
