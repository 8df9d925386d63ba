import { afterAll, beforeAll, expect } from "vitest";
import { axeFindings } from "./axe.ts";
import { startBrowser, type TestBrowser, type TestWindow, type WindowOptions } from "./browser.ts";
import { type PageUnderTest, startPage } from "./page.ts";

/** One page and one browser for all tests of a file. */
export interface PageInBrowser {
  readonly page: PageUnderTest;
  readonly browser: TestBrowser;
  /** A window with a demo account signed in, at an address of the page such as `calendar?lang=en`: `await using` closes it. */
  opened(role: string, address: string, options?: WindowOptions): Promise<TestWindow>;
}

/** Starts both before the tests of the calling file, and stops them after; `fill` gives the page its history. */
export function pageInBrowser(
  fill: (page: PageUnderTest) => Promise<void> = async () => {},
  start: () => Promise<PageUnderTest> = startPage,
): PageInBrowser {
  let page: PageUnderTest;
  let browser: TestBrowser;
  beforeAll(async () => {
    [browser, page] = await Promise.all([startBrowser(), start()]);
    await fill(page);
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await page?.[Symbol.asyncDispose]();
  });
  return {
    get page() {
      return page;
    },
    get browser() {
      return browser;
    },
    async opened(role, address, options) {
      const window = await browser.window(options);
      await page.signIn(window, role);
      await page.open(window, address);
      return window;
    },
  };
}

/** A phone's inner width grows with what does not fit it, so the window's own width is what counts. */
const isNoWider = async (page: TestWindow["page"]) =>
  (await page.evaluate(() => document.documentElement.scrollWidth)) <= (page.viewportSize()?.width ?? 0);

/** What is shown keeps nobody out (WCAG 2.2 AA, by axe), is no wider than its window, and went without complaint. */
export async function expectFitForAll({ page, complaints }: TestWindow): Promise<void> {
  const place = page.url();
  expect([place, await axeFindings(page)]).toEqual([place, []]);
  expect([place, await isNoWider(page)]).toEqual([place, true]);
  expect([place, complaints]).toEqual([place, []]);
}
