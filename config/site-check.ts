import { loadSite } from "./site/load.ts";
import { mistakeText } from "./site/mistake.ts";
import { siteSummary } from "./site/summary.ts";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("Name the site file to check: npm run site:check -- FILE");
  process.exit(1);
}
for (const file of files) {
  const loaded = loadSite(file);
  if (loaded.ok) {
    for (const warning of loaded.warnings) console.log(`warning: ${mistakeText(file, warning)}`);
    console.log(`${file} is good: ${siteSummary(loaded.site)}`);
  } else {
    for (const mistake of loaded.mistakes) console.error(mistakeText(file, mistake));
    const count = loaded.mistakes.length;
    console.error(`${file}: ${count} mistake${count === 1 ? "" : "s"}.`);
    process.exitCode = 1;
  }
}
