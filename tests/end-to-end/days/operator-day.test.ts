import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE, microsFromRfc3339 } from "../../../config/micros.ts";
import { startBrowser, type TestBrowser, type TestWindow } from "../../setup/browser.ts";
import { type PageUnderTest, startPage } from "../../setup/page.ts";
import { enter, tabTo } from "./by-keyboard.ts";

const pin = "135790";

describe("an operator's day at the machine, on a phone, in English", () => {
  let browser: TestBrowser;
  let page: PageUnderTest;
  let window: TestWindow;
  let booking: string;
  /** Slots begin and end at quarters of an hour; minutes are told from the last one on. */
  let quarter: number;
  beforeAll(async () => {
    [browser, page] = await Promise.all([startBrowser(), startPage({ whole: true })]);
    quarter = Math.floor(page.now() / (15 * MINUTE)) * 15 * MINUTE;
    const day = 24 * 60;
    page.setClock(quarter - day * MINUTE);
    booking = (await page.book("mill", "one", day - 60, day + 60)).id;
    await page.book("mill", "two", day + 240, day + 300);
    page.setClock(undefined);
    await page.did("mill", [
      [-600, -480, "idle"],
      [-480, -420, "running"],
      [-420, -50, "idle"],
    ]);
    page.does("mill", "running", -50);
    for (const company of ["one", "two"]) {
      const answer = await page.app.app.inject({
        ...{ method: "PUT", url: `/api/v1/companies/${company}/pin`, payload: { pin } },
        headers: { authorization: `Bearer ${page.app.tokens.committee}` },
      });
      expect(answer.statusCode).toBeLessThan(300);
    }
    window = await browser.window({ size: "phone", locale: "en-US" });
  }, 120_000);
  afterAll(async () => {
    expect(window?.complaints).toEqual([]);
    await browser?.[Symbol.asyncDispose]();
    await page?.[Symbol.asyncDispose]();
  });

  const press = (name: string | RegExp) =>
    window.page.getByRole("button", { name, exact: typeof name === "string" }).tap();
  const dialog = () => window.page.getByRole("dialog");
  const send = () => dialog().locator(".dialog-foot .button-main").tap();
  const enterPin = async (digits = pin) => {
    for (const digit of digits) await press(digit);
  };
  const told = (text: string | RegExp) => window.page.locator(".toast", { hasText: text }).waitFor();
  const ends = async () => {
    const { to } = (await page.app.get(`/api/v1/bookings/${booking}`, "committee")).json() as { to: string };
    return (microsFromRfc3339(to) - quarter) / MINUTE;
  };
  const takeOver = async (company: string, from: number, to: number) => {
    page.setClock(quarter);
    await page.book("mill", company, from, to);
    page.setClock(undefined);
  };

  test("the machine's code opens its page: what it does, whose slot it is, whose is next", async () => {
    await window.page.goto(`${page.url}/m/mill#${page.app.tokens.machine}`);
    await window.page.getByRole("heading", { name: "5-axis machining centre" }).waitFor();
    const text = await window.page.locator("main").innerText();
    expect(text).toMatch(/Running[\s\S]*Now\s+一号製作所[\s\S]*Next\s+.*二号金型/);
  });

  test("the booking is begun with the company's PIN: a wrong one is told, the right one starts it", async () => {
    await press("Start");
    await press("一号製作所");
    await enterPin("111222");
    await send();
    await dialog().getByRole("alert").waitFor();
    await enterPin();
    await send();
    await told("The start is recorded");
    await window.page.getByText(/Started \d/).waitFor();
    // The phone remembers the company; the PIN is nowhere.
    const kept = await window.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).toContain('"one"');
    expect(kept).not.toContain(pin);
  });

  test("that one is setting up is said, so that an idle control is no no-show", async () => {
    await press("Setting up");
    await enterPin();
    await send();
    await told("Setting up is recorded");
    await window.page.getByText(/Set-up since \d/).waitFor();
  });

  test("an extension into time that was booked meanwhile is refused with how far it can go, and granted so far", async () => {
    await press("Extend");
    await enterPin();
    await press("Next");
    await press(/\+2 h$/);
    await takeOver("three", 90, 240);
    await send();
    const latest = Temporal.Instant.fromEpochMilliseconds((quarter + 90 * MINUTE) / 1_000);
    const clock = latest.toZonedDateTimeISO("Asia/Tokyo").toPlainTime().toString().slice(0, 5);
    await dialog()
      .getByRole("alert")
      .getByText(new RegExp(`cannot be extended that far: until (.* )?${clock} at the latest`))
      .waitFor();
    expect(await ends()).toBe(60);
    await press(/\+30 min$/);
    await send();
    await told(/^Extended until/);
    expect(await ends()).toBe(90);
    // Right before the next company's slot nothing more is to be had, and the button says why.
    const extend = window.page.getByRole("button", { name: "Extend", exact: true });
    await expect.poll(() => extend.isDisabled(), { timeout: 15_000 }).toBe(true);
    await window.page.getByText("another booking or closing time follows").waitFor();
  });

  test("a fault is told without typing, by keyboard alone, and stands there for everybody", async () => {
    await enter(window.page.getByRole("button", { name: "Report a fault", exact: true }));
    await tabTo(dialog().getByRole("button", { name: "Noise, vibration, smell" }));
    await window.page.keyboard.press("Space");
    await enter(dialog().getByRole("button", { name: "Next", exact: true }));
    // The keys have the focus as soon as they are there.
    const keys = dialog().getByRole("group", { name: "Your company's PIN" });
    await keys.and(window.page.locator(":focus")).waitFor();
    await window.page.keyboard.type(pin);
    await window.page.keyboard.press("Enter");
    await told("The fault is reported");
    await window.page.getByText("Noise, vibration, smell").waitFor();
  });

  test("finishing early gives the rest of the slot to others", async () => {
    await press("Finish");
    await dialog()
      .getByText(/become free for others/)
      .waitFor();
    await enterPin();
    await send();
    await told("the rest of the time is free");
    expect(await ends()).toBeLessThan(16);
    await window.page.getByText("Not booked").waitFor();
  });

  test("use that nobody had booked is said to be the company's, and is nobody's no more", async () => {
    await press("Say who used it");
    await dialog().getByRole("button", { name: "1 h" }).tap();
    await press("Next");
    await enterPin();
    await send();
    await told("It is your company's use now");
    const answer = await page.app.get(
      `/api/v1/unbooked-use?machines=mill&from=${at(-600)}&to=${at(-400)}`,
      "office",
    );
    const { items } = answer.json() as { items: { company: string | null }[] };
    expect(items.map(({ company }) => company)).toEqual(["one"]);
  });

  const at = (minutes: number) =>
    Temporal.Instant.fromEpochMilliseconds((quarter + minutes * MINUTE) / 1_000).toString();
});
