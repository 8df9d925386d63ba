import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE, rfc3339FromMicros } from "../../../config/micros.ts";
import type { Site } from "../../../config/site/site.ts";
import { axeFindings } from "../../setup/axe.ts";
import { startBrowser, type TestBrowser } from "../../setup/browser.ts";
import { type PageUnderTest, startPage } from "../../setup/page.ts";
import { expectFitForAll } from "../../setup/page-in-browser.ts";
import { pageSite } from "../../setup/page-site.ts";

/** Three members pay a lease and a rent by thirds; the issuer is registered. */
const site = (): Site => {
  const cost = (id: string, ja: string, en: string, monthly: number) => ({
    ...{ id, name: { ja, en }, monthly, from: "2020-04-01" },
  });
  return pageSite({
    companies: [
      ...pageSite().companies,
      { id: "outsider", name: "外部工業株式会社", short: "外部工業", roles: ["outsider"] },
    ],
    funding: ["one", "two", "three"].map((company) => ({
      ...{ company, machine: "mill", amount: 1_000, since: "2020-04-01" },
    })),
    grants: [{ id: "grant", name: "共同設備補助金", number: "第12号", purpose: "共同加工" }],
    assets: [
      {
        ...{ id: "asset", name: "5軸機 一式", machines: ["mill"], acquired: "2024-03-15", price: 9_000_000 },
        funded: [{ grant: "grant", amount: 6_000_000, restrictedUntil: "2031-03-31" }],
      },
    ],
    settlement: {
      issuer: { name: "共同利用会", invoiceNumber: "T1234567890123", seals: ["委員長", "会計"] },
      fixedCosts: [cost("lease", "リース料", "Lease", 100_000), cost("rent", "賃借料", "Rent", 50_001)],
    },
  });
};

const today = Temporal.Now.plainDateISO("Asia/Tokyo");
const month = today.toPlainYearMonth().subtract({ months: 1 }).toString();
const yen = (text: string | null) => Number((text ?? "").replace(/[^\d−]/g, "").replace("−", "-"));

let browser: TestBrowser;
let page: PageUnderTest;
let bookedOn = "";
beforeAll(async () => {
  [browser, page] = await Promise.all([startBrowser(), startPage({ site: site() })]);
  // Bookings begin at quarters of an hour.
  const quarter = 15 * MINUTE;
  page.setClock(Math.ceil(page.now() / quarter) * quarter);
  await page.book("mill", "two", 120, 240);
  bookedOn = rfc3339FromMicros(page.now() + 120 * MINUTE);
  page.setClock(undefined);
}, 120_000);
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await page?.[Symbol.asyncDispose]();
});

describe("settlement and the printed papers", () => {
  test("the committee publishes a month, and a statement's lines make its total", async () => {
    const window = await browser.window();
    await page.signIn(window, "committee");
    await page.open(window, `committee?lang=ja&tab=settlement&month=${month}`);
    await window.page.getByRole("button", { name: "この月を確定する" }).click();
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.getByRole("dialog").getByRole("button", { name: "この月を確定する" }).click();
    await window.page.getByText("確定済み").first().waitFor();
    const row = window.page.getByRole("row").filter({ hasText: "株式会社一号製作所" });
    const total = yen(await row.locator("td").nth(4).textContent());
    await row.getByRole("link").click();
    const paper = window.page.locator("article.statement");
    await paper.waitFor();
    expect(await paper.textContent()).toContain("株式会社一号製作所 御中");
    expect(await paper.textContent()).toContain("T1234567890123");
    const amounts = paper.getByRole("table", { name: "明細" }).locator("tbody tr td:nth-child(8)");
    const net = (await amounts.allTextContents()).map(yen).reduce((sum, it) => sum + it, 0);
    expect(net).toBeGreaterThan(0);
    const sums = await paper.locator("tfoot td").allTextContents();
    expect(sums.map(yen)).toEqual([net, Math.floor(net / 10), total]);
    expect(window.complaints).toEqual([]);
  });

  test.each([
    ["ja", "laptop"],
    ["en", "phone"],
  ] as const)("a member's published statement keeps nobody out in %s on a %s", async (lang, size) => {
    const window = await browser.window({ size });
    await page.signIn(window, "member");
    await page.open(window, `statement?month=${month}&seals=yes&lang=${lang}`);
    await window.page.locator("article.paper").first().waitFor();
    await expectFitForAll(window);
  });

  test("an estimate for an outsider is opened as a paper, with tax once per rate, and dates and seals as asked", async () => {
    const window = await browser.window();
    await page.signIn(window, "office");
    await page.open(window, "committee?lang=ja&tab=settlement");
    await window.page.getByLabel("会社").selectOption("outsider");
    const day = today.add({ days: 7 }).toString();
    await window.page.getByLabel("日付").fill(day);
    await window.page.getByRole("button", { name: "計算する" }).click();
    await window.page.getByRole("link", { name: "御見積書を開く" }).click();
    const paper = window.page.locator("article.estimate");
    await paper.getByText("外部工業株式会社 御中").waitFor();
    await window.page.getByRole("button", { name: "和暦" }).click();
    await window.page.getByLabel("押印欄を付ける").check();
    await window.page.getByLabel("ご担当者").fill("佐藤");
    await paper.getByText("ご担当 佐藤 様").waitFor();
    await paper.getByText("有効期限").waitFor();
    await paper.getByText(/令和\d+年.*09:00〜12:00/).waitFor();
    expect(await paper.getByRole("list", { name: "押印欄" }).locator("li").allTextContents()).toEqual([
      "委員長",
      "会計",
    ]);
    expect(await paper.textContent()).toContain("T1234567890123");
    const amounts = paper.getByRole("table", { name: "明細" }).locator("tbody tr td:nth-child(8)");
    const net = (await amounts.allTextContents()).map(yen).reduce((sum, it) => sum + it, 0);
    expect(net).toBeGreaterThan(0);
    const sums = await paper.locator("tfoot td").allTextContents();
    expect(sums.map(yen)).toEqual([net, Math.floor(net / 10), net + Math.floor(net / 10)]);
    expect(yen(await paper.locator(".statement-due strong").textContent())).toBe(net + Math.floor(net / 10));
    expect(await axeFindings(window.page)).toEqual([]);
    const pdf = (await window.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    expect(window.complaints).toEqual([]);
  });

  test("a member opens no other company's statement", async () => {
    const window = await browser.window();
    await page.signIn(window, "member");
    await page.open(window, `statement?lang=ja&month=${month}&company=two`);
    await window.page.getByRole("alert").waitFor();
    expect(await window.page.locator("article.paper").count()).toBe(0);
  });

  test("the board prints on one sheet of A3 across, with who has which time", async () => {
    const window = await browser.window();
    await page.signIn(window, "committee");
    const week = Temporal.Instant.from(bookedOn).toZonedDateTimeISO("Asia/Tokyo").toPlainDate();
    await page.open(window, `board?lang=ja&paper=a3&week=${week}`);
    await window.page.getByText("二号金型").first().waitFor();
    const pdf = (await window.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    const millimetres = [Number(width), Number(height)].map((points) => Math.round((points / 72) * 25.4));
    expect(millimetres).toEqual([420, 297]);
    expect(await window.page.locator(".board-strip .plan-booking").count()).toBeGreaterThan(0);
    // A week that has begun has the machines' record beneath, black on white by pattern once it is printed.
    await page.did("mill", [[-30, -20, "setup"]]);
    const then = Temporal.Now.zonedDateTimeISO("Asia/Tokyo").subtract({ minutes: 30 }).toPlainDate();
    await page.open(window, `board?lang=ja&machine=mill&week=${then}`);
    const done = window.page.locator(".board-strip .fact-setup");
    await done.first().waitFor();
    await window.page.emulateMedia({ media: "print" });
    expect(await done.first().getAttribute("fill")).toBe("url(#pattern-setup)");
    const inks = await window.page
      .locator("#pattern-setup rect")
      .evaluateAll((all) => all.map((it) => getComputedStyle(it).fill));
    expect(inks).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  });

  test("the committee stores a grant's report, which is then a paper with its number", async () => {
    const window = await browser.window();
    await page.signIn(window, "committee");
    await page.open(window, "committee?lang=ja&tab=evidence");
    await window.page.getByRole("button", { name: "報告として保存" }).click();
    await window.page.getByRole("dialog").getByRole("button", { name: "報告として保存" }).click();
    await window.page.getByRole("link", { name: "第1号", exact: true }).click();
    const paper = window.page.locator("article.evidence");
    await paper.waitFor();
    expect(await paper.textContent()).toContain("5軸機 一式");
    expect(await paper.textContent()).not.toContain("保存前");
    expect(await axeFindings(window.page)).toEqual([]);
    expect(window.complaints).toEqual([]);
  });
});
