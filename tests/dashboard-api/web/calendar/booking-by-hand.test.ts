import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWaitlistDesk } from "../../../../dashboard-api/waitlist/waitlist-desk.ts";
import { startBrowser, type TestBrowser, type TestWindow } from "../../../setup/browser.ts";
import type { PageUnderTest } from "../../../setup/page.ts";
import {
  bookingsOf,
  bookOn,
  dayFromToday,
  draftOf,
  dragInLane,
  openDay,
  panelOf,
  startCalendarPage,
  toast,
} from "./calendar-page.ts";

describe("a member at the calendar", () => {
  let browser: TestBrowser;
  let page: PageUnderTest;
  let window: TestWindow;
  beforeAll(async () => {
    [browser, page] = await Promise.all([startBrowser(), startCalendarPage()]);
    window = await browser.window();
    await page.signIn(window, "member");
  }, 120_000);
  afterAll(async () => {
    expect(window.complaints).toEqual([]);
    await browser[Symbol.asyncDispose]();
    await page[Symbol.asyncDispose]();
  });

  test("books by dragging, and is told what is left before anything is sent", async () => {
    await openDay(page, window, 2);
    await dragInLane(window, "mill", "10:02", "12:00", false);
    const bubble = window.page.locator(".calendar-verdict-bubble");
    await bubble.getByText("予約できます").waitFor();
    expect(await bubble.textContent()).toContain("残り 20 時間(28日で20 時間)");
    expect(await bookingsOf(page, "mill", 2)).toEqual([]);
    await window.page.mouse.up();
    await panelOf(window).getByLabel("品番・ロット").fill("A-17");
    await panelOf(window).getByRole("button", { name: "予約する" }).click();
    await toast(window, "予約しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["one 10:00-12:00"]);
    await expect.poll(() => window.page.url()).not.toContain("new=");
  });

  test("moves it, and takes the move back", async () => {
    await openDay(page, window, 2);
    await dragInLane(window, "mill", "11:00", "14:00");
    await toast(window, "変更しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["one 13:00-15:00"]);
    await toast(window, "変更しました").getByRole("button", { name: "元に戻す" }).click();
    await toast(window, "元に戻しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["one 10:00-12:00"]);
  });

  test("stretches it by its end, and carries it to another machine", async () => {
    await openDay(page, window, 2);
    await dragInLane(window, "mill", "11:56", "13:00");
    await toast(window, "変更しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["one 10:00-13:00"]);
    await openDay(page, window, 2);
    await dragInLane(window, "mill", "11:00", "11:01", false);
    const lathe = await window.page.locator('.calendar-row-over[data-lane="lathe"]').boundingBox();
    await window.page.mouse.move((lathe?.x ?? 0) + ((lathe?.width ?? 0) * 11) / 24, (lathe?.y ?? 0) + 20, {
      steps: 5,
    });
    await window.page.mouse.up();
    await toast(window, "変更しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual([]);
    expect(await bookingsOf(page, "lathe", 2)).toEqual(["one 10:00-13:00"]);
  });

  test("cancels it, and takes that back too", async () => {
    await openDay(page, window, 2);
    const lane = await window.page.locator('.calendar-row-over[data-lane="lathe"]').boundingBox();
    await window.page.mouse.click((lane?.x ?? 0) + ((lane?.width ?? 0) * 11.5) / 24, (lane?.y ?? 0) + 20);
    await panelOf(window).getByRole("button", { name: "予約を取り消す" }).click();
    await toast(window, "取り消しました").getByRole("button", { name: "元に戻す" }).click();
    await toast(window, "元に戻しました").waitFor();
    expect(await bookingsOf(page, "lathe", 2)).toEqual(["one 10:00-13:00"]);
  });

  test("waits in line for time that another company has, and sees its place", async () => {
    await bookOn(page, "laser", "two", 3, ["10:00", "12:00"]);
    await openDay(page, window, 3);
    await dragInLane(window, "laser", "13:00", "11:00");
    const panel = panelOf(window);
    await panel.getByRole("button", { name: "順番待ちに入る" }).click();
    await toast(window, "順番待ちに入りました").waitFor();
    await panel.getByText("1番中1番目").waitFor();
    await panel.getByRole("button", { name: "列から抜ける" }).click();
    await toast(window, "列から抜けました").waitFor();
  });

  test("finds free time of a length, and books a series with a verdict on each day", async () => {
    await bookOn(page, "edm", "two", 9, ["10:00", "12:00"]);
    await openDay(page, window, 2, "&machines=edm");
    await window.page.getByRole("button", { name: "空きを探す" }).click();
    const panel = panelOf(window);
    await panel.getByLabel("いつから").fill(dayFromToday(2));
    await panel.locator(".calendar-slot").first().click();
    await panel.getByLabel("開始").fill("10:00");
    await panel.getByLabel("くり返す").check();
    await panel.getByText("4回のうち3回が予約できます").waitFor();
    await panel.getByRole("button", { name: "3回を予約する" }).click();
    await toast(window, "4回のうち3回を予約しました").waitFor();
    expect(await bookingsOf(page, "edm", 2)).toEqual(["one 10:00-12:00"]);
    expect(await bookingsOf(page, "edm", 9)).toEqual(["two 10:00-12:00"]);
  });

  test("sees what others book meanwhile, and never loses the booking in hand", async () => {
    await openDay(page, window, 4);
    await dragInLane(window, "chamber", "10:00", "12:00", false);
    await bookOn(page, "chamber", "two", 4, ["11:00", "13:00"]);
    // The page looks again by itself; the hand holds on meanwhile.
    await window.page.locator(".calendar-verdict-bubble").getByText("二号金型の予約があります").waitFor();
    expect(await draftOf(window).count()).toBe(1);
    await window.page.keyboard.press("Escape");
    expect(await draftOf(window).count()).toBe(0);
    await window.page.mouse.up();
    expect(await bookingsOf(page, "chamber", 4)).toEqual(["two 11:00-13:00"]);
  });

  test("races for a slot: one of two browsers gets it, the other sees it taken and keeps its entry", async () => {
    const other = await browser.window();
    await page.signIn(other, "manager");
    for (const one of [window, other]) {
      await openDay(page, one, 5);
      await dragInLane(one, "mill", "10:05", "12:00");
      await panelOf(one).getByText("予約できます").waitFor();
    }
    await panelOf(other).getByLabel("品番・ロット").fill("kept");
    // What the other sees stays as it was before the first is sent: it cannot know yet.
    await other.page.route("**/api/v1/bookings?**", (route) => route.abort());
    await other.page.route("**/api/v1/bookings/check", (route) => route.abort());
    await panelOf(window).getByRole("button", { name: "予約する", exact: true }).click();
    await toast(window, "予約しました").waitFor();
    await panelOf(other).getByRole("button", { name: "予約する", exact: true }).click();
    await panelOf(other).getByText("一足先にほかの予約が入りました").waitFor();
    expect(await panelOf(other).getByLabel("品番・ロット").inputValue()).toBe("kept");
    await other.page.unrouteAll();
    // The network is back: nobody waits for the next try.
    await other.page.evaluate(() => dispatchEvent(new Event("online")));
    await panelOf(other)
      .getByText(/予約があります/)
      .waitFor();
    expect(await bookingsOf(page, "mill", 5)).toEqual(["one 10:00-12:00"]);
    await other.context.close();
  });

  test("gets the slot it waited for: held for a while, told with the time that is left, taken in one tap", async () => {
    const held = await bookOn(page, "laser", "two", 6, ["10:00", "12:00"]);
    await openDay(page, window, 6);
    await dragInLane(window, "laser", "10:05", "11:00");
    await panelOf(window).getByRole("button", { name: "順番待ちに入る" }).click();
    await toast(window, "順番待ちに入りました").waitFor();
    const freed = await page.app.app.inject({
      method: "POST",
      url: `/api/v1/bookings/${held.id}/cancel`,
      headers: { authorization: `Bearer ${page.app.tokens.office}`, "if-match": `"${held.version}"` },
      payload: { reason: "" },
    });
    expect(freed.statusCode).toBe(200);
    const { site, database, now } = page;
    await createWaitlistDesk({ site, database, now }).job.run(now(), new AbortController().signal);
    await window.page.reload();
    const offer = window.page.locator(".calendar-offer");
    await offer.getByText(/ファイバーレーザ加工機が空きました/).waitFor();
    expect(await offer.textContent()).toMatch(/あと29 分で次の会社へ回ります/);
    await offer.getByRole("button", { name: "予約する" }).click();
    await toast(window, "仮押さえを予約にしました").waitFor();
    expect(await bookingsOf(page, "laser", 6)).toEqual(["one 10:00-12:00"]);
  });
});
