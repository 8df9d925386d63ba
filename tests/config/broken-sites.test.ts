import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSite } from "../../config/site/load.ts";
import { mistakeIn, mistakeText } from "../../config/site/mistake.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { smallSite } from "./small-site.ts";

const folder = "tests/config/broken";
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

// The text beside each file is the whole of what `npm run site:check` says about it.
test.each(files)("%s is refused with exactly the mistakes told beside it", async (name) => {
  const loaded = loadSite(`${folder}/${name}`);
  const told = loaded.ok ? ["no mistake"] : loaded.mistakes.map((mistake) => mistakeText(name, mistake));
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot(`broken/${name.replace(/yaml$/, "txt")}`);
});

const isJapanese = (text: string) => /[ぁ-んァ-ヶ一-龠]/.test(text);

test.each(files)("%s is told in Japanese, too", (name) => {
  const loaded = loadSite(`${folder}/${name}`);
  for (const mistake of loaded.ok ? [] : loaded.mistakes) {
    const { expected, advice } = mistakeIn("ja", mistake);
    // A value to be written as it is, such as a version or a word, is the same in both languages.
    if (/ /.test(mistake.expected)) expect(expected).toSatisfy(isJapanese);
    if (advice !== "") expect(advice).toSatisfy(isJapanese);
  }
});

test("a mistake in Japanese names what stands there and what should", () => {
  const loaded = loadSite(`${folder}/unknown-names.yaml`);
  const told = loaded.ok ? [] : loaded.mistakes.map((it) => mistakeText("site.yaml", it, "ja"));
  expect(told[1]).toBe(
    "site.yaml:19:16 funding[0].company: 記載「yamda」、正しくは このファイルにある会社。yamada のことですか。",
  );
});

test("a file saved as Shift_JIS is told so, and one with a byte order mark and Windows line ends is read", () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "site.yaml");
  writeFileSync(file, Buffer.from("name: \x8er\x93c", "latin1"));
  const refused = loadSite(file);
  expect(refused.ok ? [] : refused.mistakes.map((it) => mistakeText("site.yaml", it))).toEqual([
    "site.yaml: found bytes that are no UTF-8, expected a text in UTF-8. Save the file as UTF-8 (not as Shift_JIS).",
  ]);
  writeFileSync(file, `\ufeff${smallSite().replaceAll("\n", "\r\n")}`);
  expect(loadSite(file)).toMatchObject({ ok: true });
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
