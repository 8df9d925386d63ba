import { buildPage, isPageOlder } from "./build-page.ts";

// Run before the API starts, and once at installation.
if (isPageOlder()) {
  const began = performance.now();
  await buildPage();
  console.log(`The page was built in ${((performance.now() - began) / 1_000).toFixed(1)} s.`);
}
