import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings } from "../../../setup/axe.ts";
import { startBrowser, type TestBrowser, type TestWindow } from "../../../setup/browser.ts";
import type { PageUnderTest } from "../../../setup/page.ts";
import {
  bookingsOf,
  bookOn,
  dayFromToday,
  dragInLane,
  openDay,
  panelOf,
  startCalendarPage,
  toast,
} from "./calendar-page.ts";

let browser: TestBrowser;
let page: PageUnderTest;
beforeAll(async () => {
  [browser, page] = await Promise.all([startBrowser(), startCalendarPage()]);
  await bookOn(page, "mill", "one", 1, ["09:00", "11:00"]);
  await bookOn(page, "mill", "two", 1, ["13:00", "15:00"]);
  await page.did("mill", [
    [-600, -300, "running"],
    [-300, -120, "unknown"],
    [-120, -60, "lost"],
    [-60, -1, "setup"],
  ]);
  page.does("mill", "running", -30);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await page[Symbol.asyncDispose]();
});

const windowAs = async (
  role: string,
  options: Parameters<TestBrowser["window"]>[0] = {},
): Promise<TestWindow> => {
  const window = await browser.window(options);
  await page.signIn(window, role);
  return window;
};

test("everything is done by keyboard: reading a row, booking, stretching, moving, giving up", async () => {
  const window = await windowAs("member");
  await openDay(page, window, 1);
  const { keyboard } = window.page;
  const spoken = window.page.locator("[aria-live=assertive]");
  await window.page.locator('.calendar-row-cursor[tabindex="0"]').focus();
  const focused = () => window.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  expect(await focused()).toBe("5軸マシニングセンタ、予約2件");
  await keyboard.press("ArrowRight");
  expect(await focused()).toMatch(/09:00~11:00 一号製作所$/);
  await keyboard.press("ArrowDown");
  expect(await focused()).toMatch(/^複合加工機、予約0件/);
  // A new booking in the next free hour of the day shown.
  await keyboard.press("Enter");
  await window.page.locator(".calendar-draft-passes").waitFor();
  expect(await spoken.textContent()).toMatch(/複合加工機 .*00:00~01:00 空き 残り 20 時間/);
  await keyboard.press("Shift+ArrowRight");
  for (let step = 0; step < 4; step += 1) await keyboard.press("ArrowRight");
  await window.page.locator(".calendar-draft-passes").waitFor();
  await expect.poll(() => spoken.textContent()).toMatch(/01:00~02:15/);
  // Over another's booking the reason is spoken.
  await keyboard.press("ArrowUp");
  for (let step = 0; step < 48; step += 1) await keyboard.press("ArrowRight");
  await expect.poll(() => spoken.textContent()).toMatch(/13:00~15:00は二号金型の予約があります/);
  await keyboard.press("ArrowDown");
  await window.page.locator(".calendar-draft-passes").waitFor();
  await keyboard.press("Enter");
  await panelOf(window).waitFor();
  await panelOf(window).getByRole("button", { name: "予約する", exact: true }).press("Enter");
  await toast(window, "予約しました").waitFor();
  expect(await bookingsOf(page, "lathe", 1)).toEqual(["one 13:00-14:15"]);
  // Given up with Escape: nothing is booked, and the row has the focus again.
  await window.page.locator('.calendar-row-cursor[tabindex="0"]').focus();
  await keyboard.press("Enter");
  await window.page.locator(".calendar-draft").waitFor();
  await keyboard.press("Escape");
  await expect.poll(() => window.page.locator(".calendar-draft").count()).toBe(0);
  expect(await window.page.evaluate(() => document.activeElement?.className)).toBe("calendar-row-cursor");
  expect(window.complaints).toEqual([]);
  await window.context.close();
});

test("on a phone one machine's day is booked with a thumb, moved by its ends, found and cancelled", async () => {
  const window = await windowAs("member", { size: "phone" });
  await page.open(window, `calendar?lang=ja&machines=edm&date=${dayFromToday(1)}`);
  const lane = window.page.locator(".calendar-day-lane");
  await lane.waitFor();
  await lane.tap({ position: { x: 90, y: 9.1 * 52 } });
  await window.page.locator(".calendar-phone-bar").getByText("予約できます").waitFor();
  await window.page.locator(".calendar-phone-bar").getByRole("button", { name: "予約する" }).tap();
  await panelOf(window).getByRole("button", { name: "予約する", exact: true }).tap();
  await toast(window, "予約しました").waitFor();
  expect(await bookingsOf(page, "edm", 1)).toEqual(["one 09:00-10:00"]);
  await window.page.locator(".calendar-day-own").tap();
  await panelOf(window).getByRole("button", { name: "予約を取り消す" }).tap();
  await toast(window, "取り消しました").waitFor();
  expect(await bookingsOf(page, "edm", 1)).toEqual([]);
  const wide = await window.page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  expect(await axeFindings(window.page)).toEqual([]);
  expect(window.complaints).toEqual([]);
  await window.context.close();
});

describe.each(["ja", "en"])("axe finds nothing in %s", (language) => {
  test("on the day, week and month, with a draft, a booking, the lists and the form", async () => {
    const window = await windowAs("committee");
    const findings: string[] = [];
    const look = async (address: string) => {
      await page.open(window, `calendar?lang=${language}&date=${dayFromToday(1)}&${address}`);
      await window.page.locator('.calendar-timeline[data-ready="true"]').waitFor();
      findings.push(...(await axeFindings(window.page)).map((it) => `${address}: ${it}`));
    };
    for (const address of ["view=week&panel=mine", "view=month&panel=find"]) await look(address);
    await page.open(window, `calendar?lang=${language}&view=day&date=${dayFromToday(1)}`);
    await window.page.locator('.calendar-timeline[data-ready="true"]').waitFor();
    await dragInLane(window, "mill", "12:00", "14:00");
    await panelOf(window).locator("select").nth(1).selectOption("one");
    await panelOf(window).getByRole("checkbox").first().check();
    await window.page.locator(".calendar-occurrence").first().waitFor();
    findings.push(...(await axeFindings(window.page)).map((it) => `form: ${it}`));
    await panelOf(window).locator(".dialog-close").click();
    const box = await window.page.locator('.calendar-row-over[data-lane="mill"]').boundingBox();
    await window.page.mouse.click((box?.x ?? 0) + ((box?.width ?? 0) * 10) / 24, (box?.y ?? 0) + 18);
    await panelOf(window).locator("summary").click();
    await panelOf(window).locator(".calendar-history li").first().waitFor();
    findings.push(...(await axeFindings(window.page)).map((it) => `booking: ${it}`));
    expect(findings).toEqual([]);
    expect(window.complaints).toEqual([]);
    await window.context.close();
  });
});
