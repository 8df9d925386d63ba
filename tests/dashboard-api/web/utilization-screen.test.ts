import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings } from "../../setup/axe.ts";
import { startBrowser, type TestBrowser } from "../../setup/browser.ts";
import { type PageUnderTest, startPage } from "../../setup/page.ts";

let browser: TestBrowser;
let page: PageUnderTest;
let machine = "";
let name = { ja: "", en: "" };
beforeAll(async () => {
  [browser, page] = await Promise.all([startBrowser(), startPage()]);
  const [first] = page.site.machines;
  if (!first) throw new Error("the site has no machine");
  machine = first.id;
  name = first.name;
  // A day's history: an hour and a half at work, half an hour of set-up, then nobody heard of it for an hour.
  await page.did(machine, [
    [-400, -310, "running"],
    [-310, -280, "setup"],
    [-280, -220, "unknown"],
    [-220, -100, "idle"],
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await page?.[Symbol.asyncDispose]();
});

describe("the utilization screen", () => {
  test("opens a figure into a sentence, its sums and its records", async () => {
    const window = await browser.window();
    await page.signIn(window, "committee");
    await page.open(window, `utilization?lang=en&machines=${machine}&figure=occupancy`);
    await window.page.getByRole("button", { name: /made of/ }).click();
    const dialog = window.page.getByRole("dialog");
    await dialog.getByText("In the numerator", { exact: true }).waitFor();
    expect(await dialog.locator(".explanation-sentence").textContent()).toContain(name.en);
    await dialog.getByRole("row", { name: /Setup/ }).first().waitFor();
    expect(await dialog.getByRole("row", { name: /Unknown/ }).count()).toBeGreaterThan(0);
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(window.complaints).toEqual([]);
  });

  test("keeps the whole view in the address, so that a link shows the same", async () => {
    const window = await browser.window();
    await page.signIn(window, "committee");
    await page.open(window, "utilization?lang=ja");
    await window.page.getByRole("button", { name: "今月" }).click();
    await window.page.getByLabel("集計単位").selectOption({ label: "日別" });
    await window.page.getByLabel("指標").selectOption({ label: "占有率" });
    const address = new URL(window.page.url());
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      range: "month",
      by: "day",
      figure: "occupancy",
    });
    await page.open(window, `utilization${address.search}`);
    expect(await window.page.getByLabel("集計単位").inputValue()).toBe("day");
    await window.page.goBack();
  });

  test.each([
    ["ja", "laptop"],
    ["en", "phone"],
  ] as const)(
    "has nothing in %s on a %s that keeps people out, and is no wider than it",
    async (lang, size) => {
      const window = await browser.window({ size });
      await page.signIn(window, "member");
      await page.open(window, `utilization?lang=${lang}&by=member`);
      await window.page.locator(".data-table").waitFor();
      expect(await axeFindings(window.page)).toEqual([]);
      expect(
        await window.page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        ),
      ).toBe(true);
      expect(window.complaints).toEqual([]);
    },
  );
});
