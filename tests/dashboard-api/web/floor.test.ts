import { describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { axeFindings } from "../../setup/axe.ts";
import type { TestWindow } from "../../setup/browser.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

const shown = pageInBrowser(async (page) => {
  // Booked yesterday, as the clock of the API then had it, so that slots around now can be made.
  const minute = 60_000_000;
  const quarter = 15 * minute;
  const now = Math.floor(page.now() / quarter) * quarter;
  page.setClock(now - 24 * HOUR);
  const day = 24 * 60;
  await page.book("mill", "one", day - 60, day + 60);
  await page.book("lathe", "two", day - 60, day + 120);
  await page.book("laser", "three", day + 60, day + 120);
  page.setClock(undefined);
  page.does("mill", "running", -50);
  page.does("lathe", "held", -10);
  page.does("laser", "idle", -30);
  page.does("chamber", "down", -5);
});

const floor = async (role: string, address = "?lang=ja", size: "phone" | "laptop" | "wall" = "laptop") => {
  const window = await shown.opened(role, address, { size });
  await window.page.locator(".tile").first().waitFor();
  return window;
};
const tile = ({ page }: TestWindow, name: string) => page.getByRole("article", { name });

describe("the floor", () => {
  test("tells state, slot and what is next, names as privacy allows", async () => {
    await using window = await floor("member");
    await expect.poll(() => tile(window, "5軸マシニングセンタ").innerText()).toContain("自社");
    expect(await tile(window, "5軸マシニングセンタ").innerText()).toMatch(
      /稼働中[\s\S]*予約中[\s\S]*一号製作所/,
    );
    expect(await tile(window, "複合加工機").innerText()).toMatch(/中断中[\s\S]*予約中[\s\S]*二号金型/);
    expect(await tile(window, "ファイバーレーザ加工機").innerText()).toMatch(
      /待機中[\s\S]*空き[\s\S]*三号研磨/,
    );
    expect(await tile(window, "環境試験槽").innerText()).toMatch(/異常停止[\s\S]*使用不可/);
    const unknown = await tile(window, "ワイヤ放電加工機").innerText();
    expect(unknown).toMatch(/不明\(データなし\)[\s\S]*まだ一度も確認できていません[\s\S]*状態不明/);
    await window.page.getByText("5台中1台が空き").waitFor();
    expect(window.complaints).toEqual([]);
  });

  test("shows a change as it is told, without asking anew", async () => {
    await using window = await floor("member");
    shown.page.does("laser", "setup", 0);
    await expect
      .poll(() => tile(window, "ファイバーレーザ加工機").innerText())
      .toMatch(/段取り中[\s\S]*予約外使用/);
    shown.page.does("laser", "idle", 0);
    await expect.poll(() => tile(window, "ファイバーレーザ加工機").innerText()).toContain("待機中");
  });

  test("says when the server is away, and goes on by itself when it is back", async () => {
    await using window = await floor("committee");
    await window.page.evaluate(() => Object.assign(globalThis, { isSame: true }));
    const stopped = performance.now();
    await shown.page.stop();
    // Browsers hold connections that they made ahead of need.
    expect(performance.now() - stopped).toBeLessThan(5_000);
    await window.page.getByText("サーバーとの接続が切れています").waitFor();
    expect(await tile(window, "5軸マシニングセンタ").innerText()).toContain("時点");
    expect(await window.page.locator(".tile-stale").count()).toBe(5);
    await shown.page.start();
    shown.page.does("mill", "idle", -1);
    await expect
      .poll(() => tile(window, "5軸マシニングセンタ").innerText(), { timeout: 20_000 })
      .toContain("待機中");
    await expect.poll(() => window.page.locator(".link-lost, .tile-stale").count()).toBe(0);
    expect(await window.page.evaluate(() => "isSame" in globalThis)).toBe(true);
  });

  test("walks over a strip by keys and tells each booking and state", async () => {
    await using window = await floor("member", "?lang=en");
    const strip = tile(window, "Mill-turn centre").getByRole("group");
    await expect.poll(() => strip.innerText()).toContain("二号金型");
    await strip.focus();
    const told: string[] = [];
    for (const key of ["Home", "ArrowRight", "ArrowRight"]) {
      await window.page.keyboard.press(key);
      told.push((await window.page.locator(".strip-detail").innerText()).replaceAll("\n", " "));
    }
    expect(told.join(" | ")).toMatch(/二号金型 .*\d\d:\d\d–/);
  });

  test("is a dark wall without navigation, on one screen", async () => {
    await using window = await floor("auditor", "?wall=1&lang=en", "wall");
    expect(await window.page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(await window.page.getByRole("navigation").count()).toBe(0);
    expect(await window.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    expect(await axeFindings(window.page)).toEqual([]);
  });

  test("tells those abroad whose clock is shown", async () => {
    await using window = await shown.opened("member", "?lang=en", { zone: "Europe/Berlin" });
    await window.page.getByText(/All times are those of the site \(Asia\/Tokyo\).*Europe\/Berlin/).waitFor();
  });

  test("never asks for process values", async () => {
    await using window = await shown.browser.window();
    const asked: string[] = [];
    window.page.on("request", (request) => asked.push(request.url()));
    await shown.page.signIn(window, "committee");
    await shown.page.open(window, "");
    await window.page.locator(".tile").first().waitFor();
    expect(asked.filter((url) => url.includes("/signals"))).toEqual([]);
  });
});
