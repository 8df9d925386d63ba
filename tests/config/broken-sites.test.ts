import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { loadSite } from "../../config/site/load.ts";
import { mistakeText } from "../../config/site/mistake.ts";

const folder = "tests/config/broken";
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

// The text beside each file is the whole of what `npm run site:check` says about it.
test.each(files)("%s is refused with exactly the mistakes told beside it", async (name) => {
  const loaded = loadSite(`${folder}/${name}`);
  const told = loaded.ok ? ["no mistake"] : loaded.mistakes.map((mistake) => mistakeText(name, mistake));
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot(`broken/${name.replace(/yaml$/, "txt")}`);
});

test("a missing file is one clear sentence, and so is a folder", () => {
  const told = ["nowhere.yaml", "tests"].map((file) => {
    const loaded = loadSite(file);
    return loaded.ok ? [] : loaded.mistakes.map((mistake) => mistakeText(file, mistake));
  });
  expect(told).toEqual([
    [
      "nowhere.yaml: found no such file, expected a site file. Name the site file, or start from config/site.example.yaml.",
    ],
    [
      "tests: found a file that cannot be read (EISDIR), expected a site file. Name the site file, or start from config/site.example.yaml.",
    ],
  ]);
});
