import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, type TestBrowser, type TestWindow } from "../../../setup/browser.ts";
import type { PageUnderTest } from "../../../setup/page.ts";
import { startApp } from "../../app-under-test.ts";
import { bookOn, dragInLane, openDay, panelOf, startCalendarPage, toast } from "./calendar-page.ts";

describe("what others book", () => {
  let browser: TestBrowser;
  let page: PageUnderTest;
  let window: TestWindow;
  beforeAll(async () => {
    [browser, page] = await Promise.all([startBrowser(), startCalendarPage()]);
    window = await browser.window();
    await page.signIn(window, "member");
  }, 120_000);
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await page[Symbol.asyncDispose]();
  });

  const laneOf = ({ page }: TestWindow, machine: string) =>
    page.locator(`.calendar-timeline-row:has([data-lane="${machine}"])`);
  /** How many bookings a machine's line says it has. */
  const seesBookings = (one: TestWindow, machine: string, count: number) =>
    laneOf(one, machine).getByLabel(`予約${count}件`, { exact: false }).waitFor({ state: "attached" });
  /** From now on nothing is asked for by the clock. */
  const withoutPolling = async ({ context }: TestWindow) =>
    context.addInitScript(() => {
      const every = globalThis.setInterval.bind(globalThis);
      globalThis.setInterval = ((act: () => void, time: number) =>
        time >= 10_000 ? 0 : every(act, time)) as typeof setInterval;
    });

  test("is seen by another browser at once, whichever process took it, and again after a restart", async () => {
    await withoutPolling(window);
    const other = await browser.window();
    await page.signIn(other, "office");
    await openDay(page, window, 2);
    await openDay(page, other, 2);
    await seesBookings(window, "mill", 0);

    // In another browser.
    await dragInLane(other, "mill", "10:02", "12:00");
    await panelOf(other)
      .getByLabel(/代理予約/)
      .selectOption("two");
    await panelOf(other).getByRole("button", { name: "予約する", exact: true }).click();
    await toast(other, "予約しました").waitFor();
    await seesBookings(window, "mill", 1);

    // By another process on the same database.
    await using process = await startApp({ database: page.database, now: page.now }, page.site);
    await bookOn({ ...page, app: process }, "laser", "two", 2, ["10:00", "12:00"]);
    await seesBookings(window, "laser", 1);

    // While this one was away.
    await page.stop();
    await bookOn({ ...page, app: process }, "edm", "two", 2, ["10:00", "12:00"]);
    await page.start();
    await seesBookings(window, "edm", 1);
    await other.context.close();
  });

  test("changes the next slot on the floor at once, and tells nobody whose it is who may not know", async () => {
    const told: string[] = [];
    await withoutPolling(window);
    await page.open(window, "floor?lang=ja");
    const response = await fetch(`${page.url}/api/v1/live`, {
      headers: { authorization: `Bearer ${page.app.tokens.member}` },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    void (async () => {
      for (let part = await reader?.read(); part?.value; part = await reader?.read()) told.push(part.value);
    })().catch(() => {});
    const tile = window.page.locator(".tile", { hasText: "環境試験槽" });
    await tile.waitFor();
    const before = await tile.textContent();
    await bookOn(page, "chamber", "two", 1, ["10:00", "12:00"]);
    await expect.poll(() => tile.textContent(), { timeout: 10_000 }).not.toBe(before);
    await expect.poll(() => told.join("")).toMatch(/event: bookings\ndata: \{"number":\d+\}\n/);
    await reader?.cancel();
  });
});
