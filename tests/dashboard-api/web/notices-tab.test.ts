import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings } from "../../setup/axe.ts";
import { startBrowser, type TestBrowser } from "../../setup/browser.ts";
import { type PageUnderTest, startPage } from "../../setup/page.ts";

let browser: TestBrowser;
let page: PageUnderTest;
beforeAll(async () => {
  [browser, page] = await Promise.all([startBrowser(), startPage()]);
}, 120_000);
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await page?.[Symbol.asyncDispose]();
});

describe("notices and calendars of a company", () => {
  test("a member makes a calendar, is shown its address once, and it answers as iCalendar until it is ended", async () => {
    const window = await browser.window();
    await page.signIn(window, "member");
    await page.open(window, "company?lang=en&tab=notices");
    await window.page.getByRole("button", { name: "Make the address" }).click();
    const url = await window.page.locator(".company-secret").textContent();
    const read = () => window.context.request.get(url ?? "");
    expect(await (await read()).text()).toContain("BEGIN:VCALENDAR");
    await window.page
      .getByRole("region", { name: "Calendars" })
      .getByRole("button", { name: "End" })
      .first()
      .click();
    await window.page.getByText("No calendar is connected").waitFor();
    expect((await read()).status()).toBe(404);
  });

  test.each([
    ["ja", "phone"],
    ["en", "laptop"],
  ] as const)("a member adds an address for notices and tries it, in %s on a %s", async (lang, size) => {
    const ja = lang === "ja";
    const window = await browser.window({ size });
    await page.signIn(window, "member");
    await page.open(window, `company?lang=${lang}&tab=notices`);
    await window.page
      .getByLabel(ja ? "メールアドレス" : "E-mail address")
      .fill(`planner-${lang}@one.example`);
    await window.page.getByRole("button", { name: ja ? "送り先を追加" : "Add", exact: true }).click();
    await window.page.getByRole("rowheader", { name: new RegExp(`planner-${lang}`) }).waitFor();
    await window.page
      .getByRole("button", { name: ja ? "試しに送る" : "Send a trial" })
      .first()
      .click();
    await window.page
      .getByText(ja ? "送信待ち" : "waiting")
      .first()
      .waitFor();
    expect(await axeFindings(window.page)).toEqual([]);
    expect(await window.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
