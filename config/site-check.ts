import { loadSite } from "./site/load.ts";
import { mistakeText } from "./site/mistake.ts";
import { siteSummary } from "./site/summary.ts";
import { terminalLanguage, withoutLanguage } from "./terminal-language.ts";

const words = {
  ja: {
    usage: "確認するサイト設定ファイルを指定してください: npm run site:check -- FILE [--lang ja|en]",
    warning: "注意: ",
    good: (file: string, summary: string) => `${file} に誤りはありません: ${summary}`,
    count: (file: string, count: number) => `${file}: 誤りが${count}件あります。`,
  },
  en: {
    usage: "Name the site file to check: npm run site:check -- FILE [--lang ja|en]",
    warning: "warning: ",
    good: (file: string, summary: string) => `${file} is good: ${summary}`,
    count: (file: string, count: number) => `${file}: ${count} mistake${count === 1 ? "" : "s"}.`,
  },
};

const args = process.argv.slice(2);
const language = terminalLanguage(args, process.env);
const said = words[language];
const files = withoutLanguage(args);
if (files.length === 0) {
  console.error(said.usage);
  process.exit(1);
}
for (const file of files) {
  const loaded = loadSite(file);
  if (loaded.ok) {
    for (const it of loaded.warnings) console.log(`${said.warning}${mistakeText(file, it, language)}`);
    console.log(said.good(file, siteSummary(loaded.site, language)));
  } else {
    for (const mistake of loaded.mistakes) console.error(mistakeText(file, mistake, language));
    console.error(said.count(file, loaded.mistakes.length));
    process.exitCode = 1;
  }
}
