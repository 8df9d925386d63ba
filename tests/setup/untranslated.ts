import type { Page } from "playwright-core";

/** What a screen shows in words: its texts, and what is read aloud or stands in a field for want of an entry. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Codes, and what is said to be in another language, are as they are.
    const foreign = "code, kbd, pre, script, style, [lang]:not(html)";
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      if (text !== "" && !node.parentElement?.closest(foreign)) found.add(text);
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
      if (element.closest(foreign)) continue;
      for (const name of ["aria-label", "placeholder", "title", "alt"]) {
        const text = element.getAttribute(name);
        if (text) found.add(text);
      }
    }
    found.add(document.title);
    return [...found];
  });
}

/** Two words of Latin letters one after the other: a sentence, not a unit or a sign. */
const latin = /[A-Za-z][a-z]+[ ,]+[A-Za-z]*[a-z]{2,}/;
const japanese = /[\u3040-\u30ff\u3400-\u9fff]/;

/** Names and commands that are the same in every language. */
const products =
  /npm run [\w:]+|Machine Commons|OPC UA|MQTT|Microsoft Teams|Google|Outlook|Apple|Jain|Gini|Lorenz|POST JSON/g;

/**
 * Texts that are in the other language, names of the site (companies, machines, people) left out: on a Japanese page
 * runs of Latin words, on an English one Japanese signs.
 */
export async function untranslated(
  page: Page,
  language: "ja" | "en",
  names: readonly string[],
): Promise<string[]> {
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  // A name may be cut short for want of room.
  const isCut = (text: string) => text.endsWith("…") && names.some((it) => it.startsWith(text.slice(0, -1)));
  const without = (text: string) =>
    isCut(text) ? "" : longestFirst.reduce((rest, name) => rest.replaceAll(name, ""), text);
  const other = language === "ja" ? latin : japanese;
  return (await textsOf(page)).filter((text) => other.test(without(text).replace(products, "")));
}
