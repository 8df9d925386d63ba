import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../../config/micros.ts";
import { demoPassword } from "../../../dashboard-api/accounts/demo-accounts.ts";
import {
  bookingsOf,
  bookOn,
  dayFromToday,
  dragInLane,
  openDay,
  panelOf,
  startCalendarPage,
  toast,
} from "../../dashboard-api/web/calendar/calendar-page.ts";
import { startBrowser, type TestBrowser, type TestWindow } from "../../setup/browser.ts";
import type { PageUnderTest } from "../../setup/page.ts";
import { enter, tabTo, type } from "./by-keyboard.ts";

describe("a member's day", () => {
  let browser: TestBrowser;
  let page: PageUnderTest;
  let window: TestWindow;
  beforeAll(async () => {
    [browser, page] = await Promise.all([startBrowser(), startCalendarPage({ whole: true })]);
    window = await browser.window();
    const quarter = 15 * MINUTE;
    page.setClock(Math.floor(page.now() / quarter) * quarter - 2 * 60 * MINUTE);
    await page.book("mill", "two", 60, 240);
    page.setClock(undefined);
    await bookOn(page, "laser", "two", 3, ["10:00", "12:00"]);
    page.does("mill", "running", -50);
    for (const machine of ["lathe", "laser"]) page.does(machine, "idle", -90);
    page.does("edm", "down", -20);
  }, 120_000);
  afterAll(async () => {
    expect(window?.complaints).toEqual([]);
    await browser?.[Symbol.asyncDispose]();
    await page?.[Symbol.asyncDispose]();
  });
  const panel = () => panelOf(window);
  const inMenu = (name: string) =>
    window.page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name, exact: true });

  test("begins with signing in, by keyboard alone, and the floor tells what is free now", async () => {
    await window.page.goto(`${page.url}/?lang=ja`);
    await type(window.page.getByLabel(/^ログイン名/), "demo-member");
    await type(window.page.getByLabel("パスワード"), demoPassword);
    await window.page.keyboard.press("Enter");
    await window.page.getByText("5台中2台が空き").waitFor();
    const tile = (name: string) => window.page.getByRole("article", { name });
    expect(await tile("5軸マシニングセンタ").innerText()).toMatch(/稼働中[\s\S]*予約中[\s\S]*二号金型/);
    expect(await tile("複合加工機").innerText()).toMatch(/待機中[\s\S]*空き/);
    expect(await tile("ワイヤ放電加工機").innerText()).toMatch(/異常停止/);
    // Nobody has ever heard of it: that is not idle.
    expect(await tile("環境試験槽").innerText()).toMatch(/不明[\s\S]*状態不明/);
    await enter(window.page.getByRole("button", { name: "空きのみ" }));
    await tile("環境試験槽").waitFor({ state: "detached" });
    expect(await window.page.getByRole("article").count()).toBe(2);
  });

  test("free time is booked by drag, with what is left of the company's hours before anything is sent", async () => {
    await inMenu("予約").click();
    await openDay(page, window, 2);
    await dragInLane(window, "mill", "10:02", "12:00", false);
    const bubble = window.page.locator(".calendar-verdict-bubble");
    await bubble.getByText("予約できます").waitFor();
    expect(await bubble.textContent()).toContain("残り 20 時間(28日で20 時間)");
    await window.page.mouse.up();
    await panel().getByLabel("品番・ロット").fill("A-17");
    await panel().getByRole("button", { name: "予約する", exact: true }).click();
    await toast(window, "予約しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["one 10:00-12:00"]);
  });

  test("what breaks a rule is refused with limit and value, the entry stays, and the nearest offer works", async () => {
    await openDay(page, window, 3);
    await dragInLane(window, "laser", "09:00", "14:00");
    await panel().getByText("1回の予約は4 時間までです(いまは5 時間)").waitFor();
    await panel()
      .getByText(/10:00~12:00は二号金型の予約があります/)
      .waitFor();
    await panel().getByLabel("品番・ロット").fill("B-2");
    const send = panel().getByRole("button", { name: "予約する", exact: true });
    expect(await send.isDisabled()).toBe(true);
    expect(await bookingsOf(page, "laser", 3)).toEqual(["two 10:00-12:00"]);
    await panel().getByLabel("終了").fill("11:00");
    const offers = panel().locator(".calendar-verdict-suggestion");
    await offers.first().waitFor();
    expect(await offers.first().textContent()).toContain("08:00~10:00");
    await offers.first().click();
    await panel().getByText("予約できます").waitFor();
    expect(await panel().getByLabel("品番・ロット").inputValue()).toBe("B-2");
    await send.click();
    await toast(window, "予約しました").waitFor();
    expect(await bookingsOf(page, "laser", 3)).toEqual(["one 08:00-10:00", "two 10:00-12:00"]);
  });

  test("for time that is taken one waits in line, and sees one's place", async () => {
    await openDay(page, window, 3);
    await dragInLane(window, "laser", "10:20", "12:00");
    await panel().getByRole("button", { name: "順番待ちに入る" }).click();
    await toast(window, "順番待ちに入りました").waitFor();
    await inMenu("自社").click();
    await window.page.getByRole("region", { name: "順番待ち" }).getByText("1社中 1番目").waitFor();
  });

  test("once the holder gives it up, the slot is held for who waited, and becomes theirs by accepting", async () => {
    await using office = await browser.window();
    await page.signIn(office, "office");
    await openDay(page, office, 3);
    const lane = await office.page.locator('.calendar-row-over[data-lane="laser"]').boundingBox();
    await office.page.mouse.click((lane?.x ?? 0) + ((lane?.width ?? 0) * 11) / 24, (lane?.y ?? 0) + 18);
    await panelOf(office).getByRole("button", { name: "予約を取り消す" }).click();
    await toast(office, "取り消しました").waitFor();
    expect(office.complaints).toEqual([]);
    await page.work();
    await page.open(window, "company?lang=ja");
    const offer = window.page.getByRole("region", { name: /^仮押さえ/ });
    await offer.getByText(/^あと (29|30) 分/).waitFor();
    await enter(offer.getByRole("button", { name: "承諾する" }));
    await toast(window, "予約しました: ファイバーレーザ加工機").waitFor();
    expect(await bookingsOf(page, "laser", 3)).toEqual(["one 08:00-10:00", "one 10:00-12:00"]);
    await offer.waitFor({ state: "detached" });
  });

  test("the company sees all of it among its bookings, cancels one by keyboard, and takes that back", async () => {
    const cards = window.page.getByRole("region", { name: "これからの予約" }).getByRole("listitem");
    await expect.poll(() => cards.count(), { timeout: 15_000 }).toBe(3);
    const told = await cards.allInnerTexts();
    expect(told[0]).toMatch(/10:00~12:00[\s\S]*5軸マシニングセンタ[\s\S]*A-17/);
    expect(told[1]).toMatch(/08:00~10:00[\s\S]*ファイバーレーザ加工機[\s\S]*B-2/);
    expect(told[2]).toMatch(/10:00~12:00[\s\S]*ファイバーレーザ加工機/);
    await enter(cards.nth(0).getByRole("button", { name: "取り消す" }));
    await toast(window, "取り消しました: 5軸マシニングセンタ").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual([]);
    await tabTo(window.page.getByRole("button", { name: "元に戻す" }));
    await window.page.keyboard.press("Enter");
    await toast(window, "予約を元に戻しました").waitFor();
    expect(await bookingsOf(page, "mill", 2)).toEqual(["one 10:00-12:00"]);
    await expect.poll(() => cards.count(), { timeout: 15_000 }).toBe(3);
  });

  test("the company's own calendar takes the bookings from a secret address, until that is ended", async () => {
    await window.page.getByRole("tab", { name: "連携" }).click();
    await window.page.getByRole("button", { name: "アドレスを作る" }).click();
    const address = await window.page.locator(".company-secret").innerText();
    const calendar = new ICAL.Component(ICAL.parse(await (await fetch(address)).text()));
    const events = calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it));
    const whole = events
      .filter((it) => it.component.getFirstPropertyValue("status") !== "CANCELLED")
      .map((it) => `${it.startDate.toJSDate().toISOString()} ${it.endDate.toJSDate().toISOString()}`);
    const at = (days: number, clock: string) =>
      new Date(`${dayFromToday(days)}T${clock}:00+09:00`).toISOString();
    expect(whole.sort()).toEqual([
      `${at(2, "10:00")} ${at(2, "12:00")}`,
      `${at(3, "08:00")} ${at(3, "10:00")}`,
      `${at(3, "10:00")} ${at(3, "12:00")}`,
    ]);
    await window.page
      .getByRole("row", { name: /自社の予約/ })
      .getByRole("button")
      .click();
    await window.page.getByRole("dialog").getByRole("button", { name: "止める" }).click();
    await toast(window, "配信を止めました").waitFor();
    expect((await fetch(address)).status).toBe(404);
    expect(window.complaints).toEqual([]);
  });
});
