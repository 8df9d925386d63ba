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

describe("the office at the calendar", () => {
  let browser: TestBrowser;
  let page: PageUnderTest;
  let window: TestWindow;
  beforeAll(async () => {
    [browser, page] = await Promise.all([startBrowser(), startCalendarPage()]);
    window = await browser.window();
    await page.signIn(window, "office");
  }, 120_000);
  afterAll(async () => {
    expect(window.complaints).toEqual([]);
    await browser[Symbol.asyncDispose]();
    await page[Symbol.asyncDispose]();
  });

  test("takes a machine out of use for days, puts bookings aside, and gives it back", async () => {
    const panel = panelOf(window);
    await bookOn(page, "mill", "two", 3, ["10:00", "12:00"]);
    await openDay(page, window, 2);
    await dragInLane(window, "mill", "13:02", "15:00");
    await panel.getByRole("button", { name: "保全", exact: true }).click();
    await panel.getByText("この時間に予約はありません").waitFor();
    await panel.getByLabel("終了日").fill(dayFromToday(3));
    await panel.getByText("この時間に予約が1件あります").waitFor();
    const send = panel.getByRole("button", { name: "停止を登録する" });
    expect(await send.isDisabled()).toBe(true);
    await panel.getByLabel("重なる予約を取り消す").check();
    await panel.getByLabel("理由(記録に残ります)").fill("主軸ベアリングの交換");
    expect(await axeFindings(window.page)).toEqual([]);
    await send.click();
    await toast(window, "停止を登録しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["null 13:00-15:00"]);

    // It is looked at, ends earlier, and is cancelled, each with its reason on record.
    const lane = await window.page.locator('.calendar-row-over[data-lane="mill"]').boundingBox();
    await window.page.mouse.click((lane?.x ?? 0) + ((lane?.width ?? 0) * 14) / 24, (lane?.y ?? 0) + 20);
    await panel.getByRole("button", { name: "内容を変更" }).click();
    await panel.getByLabel("終了日").fill(dayFromToday(2));
    await panel.getByRole("button", { name: "変更する" }).click();
    await toast(window, "変更しました").waitFor();
    expect(await bookingsOf(page, "mill", 3)).toEqual([]);
    await panel.getByText("経過").click();
    await panel.getByText("主軸ベアリングの交換").waitFor();
    await panel.getByRole("button", { name: "停止を取り消す" }).click();
    await toast(window, "停止の予定を取り消しました").getByRole("button", { name: "元に戻す" }).click();
    await toast(window, "元に戻しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["null 13:00-15:00"]);
  });

  test("books for the company of the address, and opens a booking that a link names on another day", async () => {
    await openDay(page, window, 2, "&company=two");
    await dragInLane(window, "edm", "10:02", "12:00");
    await panelOf(window).getByText("予約できます").waitFor();
    await panelOf(window).getByRole("button", { name: "予約する", exact: true }).click();
    await toast(window, "予約しました").waitFor();
    expect(await bookingsOf(page, "edm", 2)).toEqual(["two 10:00-12:00"]);

    const { id } = await bookOn(page, "laser", "two", 20, ["10:00", "12:00"]);
    await page.open(window, `calendar?lang=ja&view=day&booking=${id}`);
    await panelOf(window).getByText("二号金型").waitFor();
    await expect.poll(() => window.page.url()).toContain(`date=${dayFromToday(20)}`);
    await panelOf(window).getByRole("link", { name: "週間表" }).click();
    await window.page.waitForURL(/\/board\?.*machine=laser/);
  });

  test("draws in a month: the day opens, with free time near where it was drawn", async () => {
    await page.open(window, `calendar?lang=ja&view=month&date=${dayFromToday(2)}`);
    const lane = await window.page.locator('.calendar-row-over[data-lane="chamber"]').boundingBox();
    const day = Temporal.PlainDate.from(dayFromToday(2));
    const middle = ((lane?.width ?? 0) * (day.day - 0.45)) / day.daysInMonth;
    await window.page.mouse.click((lane?.x ?? 0) + middle, (lane?.y ?? 0) + 20);
    await panelOf(window).getByLabel("開始").waitFor();
    await window.page.waitForURL(new RegExp(`view=day.*date=${day}|date=${day}.*view=day`));
    expect(await panelOf(window).getByLabel("日", { exact: true }).inputValue()).toBe(day.toString());
    expect(await panelOf(window).getByLabel("開始").inputValue()).toBe("12:00");
  });
});
