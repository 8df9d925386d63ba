import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { axeFindings } from "../../setup/axe.ts";
import type { TestWindow } from "../../setup/browser.ts";
import { expectFitForAll, pageInBrowser } from "../../setup/page-in-browser.ts";

const pin = "135790";
let booking: string;
const shown = pageInBrowser(async (page) => {
  const quarter = 15 * MINUTE;
  const now = Math.floor(page.now() / quarter) * quarter;
  page.setClock(now - 24 * HOUR);
  const day = 24 * 60;
  booking = (await page.book("mill", "one", day - 60, day + 60)).id;
  await page.book("mill", "two", day + 240, day + 300);
  page.setClock(undefined);
  await page.did("mill", [
    [-600, -480, "idle"],
    [-480, -420, "running"],
    [-420, -1, "idle"],
  ]);
  page.does("mill", "running", -50);
  for (const company of ["one", "two"]) {
    await page.app.app.inject({
      method: "PUT",
      url: `/api/v1/companies/${company}/pin`,
      headers: { authorization: `Bearer ${page.app.tokens.committee}` },
      payload: { pin },
    });
  }
});

const atMachine = async (lang = "ja", token = shown.page.app.tokens.machine) => {
  const window = await shown.browser.window({ size: "phone" });
  await shown.page.open(window, `at-machine?machine=mill&lang=${lang}#${token}`);
  return window;
};
const press = ({ page }: TestWindow, name: string) => page.getByRole("button", { name, exact: true }).click();
const enter = async (window: TestWindow, digits: string) => {
  for (const digit of digits) await press(window, digit);
};
const bookingNow = async () =>
  (await shown.page.app.get(`/api/v1/bookings/${booking}`, "committee")).json() as {
    to: string;
    version: number;
  };

describe("the page at a machine", () => {
  test("tells state, slot and what comes next, and keeps its token out of every address", async () => {
    await using window = await shown.browser.window({ size: "phone" });
    const addresses: string[] = [];
    window.page.on("request", (request) => addresses.push(request.url()));
    await window.page.goto(`${shown.page.url}/m/mill#${shown.page.app.tokens.machine}`);
    await window.page.getByText("稼働中", { exact: true }).waitFor();
    const text = await window.page.locator("main").innerText();
    expect(text).toMatch(/いま\s+一号製作所/);
    expect(text).toMatch(/次\s+.*二号金型/s);
    expect(addresses.filter((it) => it.includes(shown.page.app.tokens.machine))).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  test("a wrong PIN is told, and after five none is taken; nothing has changed", async () => {
    const before = await bookingNow();
    await using window = await atMachine();
    await press(window, "終了");
    await press(window, "二号金型");
    const alert = window.page.getByRole("alert");
    for (const left of [4, 3, 2, 1]) {
      await enter(window, "111222");
      await window.page.locator(".dialog-foot .button-main").click();
      await alert.getByText(`あと${left}回`).waitFor();
    }
    await enter(window, "111222");
    await window.page.locator(".dialog-foot .button-main").click();
    await alert.getByText("入力を止めています").waitFor();
    expect(await window.page.getByRole("button", { name: "1", exact: true }).count()).toBe(0);
    expect(await bookingNow()).toEqual(before);
  });

  test("without a PIN nothing is sent, and the code alone is refused", async () => {
    await using window = await atMachine();
    await press(window, "延長");
    await press(window, "一号製作所");
    expect(await window.page.locator(".dialog-foot .button-main").isDisabled()).toBe(true);
    const answer = await shown.page.app.app.inject({
      method: "POST",
      url: "/api/v1/machines/mill/page/finish",
      headers: { authorization: `Bearer ${shown.page.app.tokens.machine}` },
      payload: { company: "one" },
    });
    expect(answer.statusCode).toBe(400);
  });

  test("what is sent without a network is told, kept, and done once it is back; a lost answer is asked for again", async () => {
    await using window = await atMachine();
    await press(window, "段取り中");
    await press(window, "一号製作所");
    await enter(window, pin);
    await window.context.setOffline(true);
    const send = window.page.locator(".dialog-foot .button-main");
    await send.click();
    await window.page.getByText("通信が切れていて").waitFor();
    await window.context.setOffline(false);
    const keys: (string | undefined)[] = [];
    await window.page.route("**/page/setup", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await route.abort("connectionreset");
    });
    await send.click();
    await window.page.getByText("もう一度送っています").waitFor();
    await window.page.getByText("段取り中を記録しました").waitFor();
    expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
    const changes = await shown.page.app.get(`/api/v1/bookings/${booking}/changes`, "committee");
    const setups = changes.json().items.filter(({ kind }: { kind: string }) => kind === "setup");
    expect(setups).toHaveLength(1);
    await window.page.getByText("段取り開始").waitFor();
  });

  test("a fault is reported without typing, and its company closes it", async () => {
    await using window = await atMachine();
    await press(window, "不具合を報告");
    await press(window, "異音・振動・におい");
    await press(window, "次へ");
    await press(window, "一号製作所");
    await enter(window, pin);
    await window.page.locator(".dialog-foot .button-main").click();
    await press(window, "直りました");
    await press(window, "次へ");
    await enter(window, pin);
    await window.page.locator(".dialog-foot .button-main").click();
    await window.page.getByText("直ったことを記録しました").waitFor();
    await window.page.getByRole("button", { name: "直りました" }).waitFor({ state: "detached" });
  });

  test("a code that is no longer valid says so, and offers to sign in", async () => {
    await using window = await atMachine("ja", "gone");
    await window.page.getByText("このQRコードは使えなくなっています").waitFor();
    expect(await window.page.getByRole("button", { name: "終了" }).count()).toBe(0);
  });

  test("who is signed in acts for the own company without a PIN", async () => {
    await using window = await shown.opened("member", "at-machine?machine=mill&lang=ja", { size: "phone" });
    await press(window, "開始");
    await window.page.locator(".dialog-foot .button-main").click();
    await window.page.getByText("開始を記録しました").waitFor();
  });

  test.each(["ja", "en"])("is accessible and fits a phone in %s, with its dialogs", async (lang) => {
    await using window = await atMachine(lang);
    await expectFitForAll(window);
    await press(window, lang === "ja" ? "終了" : "Finish");
    await press(window, "一号製作所");
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.keyboard.press("Escape");
    await press(window, lang === "ja" ? "不具合を報告" : "Report a fault");
    await expectFitForAll(window);
  });
});
