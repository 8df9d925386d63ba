import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, type TestBrowser, type TestWindow } from "../../setup/browser.ts";
import { noonZone } from "../../setup/noon-zone.ts";
import { enter, tabTo } from "./by-keyboard.ts";
import { type CommitteePlace, numberOf, startCommitteePlace } from "./committee-site.ts";

const zone = noonZone();
/** How the page names what changes something, wherever it offers it. */
const deeds =
  /^(book|cancel|wait|publish|settle|store|invite|uphold|excuse|waive|approve|refuse|say whose|make|revoke|set|qualify|open a round|give|report|start|extend|finish|dispute|assign|decide|issue|work it out|disable)\b/i;

describe("an auditor's day, in English", () => {
  let browser: TestBrowser;
  let place: CommitteePlace;
  let window: TestWindow;
  /** All that the API told this window, and what it was asked to do beside reading. */
  const answers: Promise<string>[] = [];
  const changes: string[] = [];
  beforeAll(async () => {
    [browser, place] = await Promise.all([startBrowser(), startCommitteePlace(zone)]);
    await place.settle();
    window = await browser.window({ zone, locale: "en-GB" });
    await place.page.signIn(window, "auditor");
    window.page.on("request", (request) => {
      if (request.method() !== "GET") changes.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    window.page.on("response", (response) => {
      const isAnswer = /\/api\/v1\/(?!live)/.test(response.url());
      if (isAnswer) answers.push(response.text().catch(() => ""));
    });
  }, 120_000);
  afterAll(async () => {
    expect(window?.complaints).toEqual([]);
    await browser?.[Symbol.asyncDispose]();
    await place?.page[Symbol.asyncDispose]();
  });
  const open = (address: string) => place.page.open(window, `${address}&lang=en`);
  const offered = async () => {
    const names = await window.page.locator("main").getByRole("button").allInnerTexts();
    // Rows of cases are buttons of several lines, which open what they tell.
    return names.map((it) => it.trim()).filter((it) => deeds.test(it) && !it.includes("\n"));
  };

  test("walks through all screens and finds nothing that changes anything", async () => {
    await open("floor?");
    const menu = window.page.getByRole("navigation", { name: "Menu" }).getByRole("link");
    const names = await menu.allInnerTexts();
    expect(names).toEqual(["Now", "Bookings", "Utilization", "Fairness", "Committee"]);
    const found: [string, string[]][] = [];
    for (const [at, name] of names.entries()) {
      await menu.nth(at).click();
      await window.page.getByRole("heading", { level: 1 }).first().waitFor();
      await window.page.waitForFunction(() => document.querySelector(".skeleton") === null);
      found.push([name, await offered()]);
    }
    const tabs = window.page.getByRole("tab");
    const titles = await tabs.allInnerTexts();
    expect(titles).toContain("Grants");
    expect(titles).not.toContain("Audit log");
    for (const [at, title] of titles.entries()) {
      await tabs.nth(at).click();
      await window.page.waitForFunction(() => document.querySelector(".skeleton") === null);
      found.push([title, await offered()]);
    }
    expect(found.filter(([, buttons]) => buttons.length > 0)).toEqual([]);
  }, 60_000);

  test("sees a disputed booking as the committee does, and has no say in it", async () => {
    await open("committee?tab=judge&kind=dispute");
    await enter(window.page.getByRole("button", { name: /^Dispute Mill-turn centre/ }));
    const card = window.page.getByRole("article", { name: /Dispute: Mill-turn centre/ });
    await card.getByText("材料が届きませんでした").waitFor();
    expect(await offered()).toEqual([]);
  });

  test("draws over free time in the calendar, and nothing is begun", async () => {
    await open("calendar?view=day");
    await window.page.locator('.calendar-timeline[data-ready="true"]').waitFor();
    const lane = await window.page.locator('.calendar-row-over[data-lane="mill"]').boundingBox();
    const [x, y] = [(lane?.x ?? 0) + (lane?.width ?? 0) * 0.8, (lane?.y ?? 0) + 18];
    await window.page.mouse.move(x, y);
    await window.page.mouse.down();
    await window.page.mouse.move(x + 60, y, { steps: 4 });
    await window.page.mouse.up();
    expect(await window.page.locator(".calendar-draft").count()).toBe(0);
    await tabTo(window.page.locator('.calendar-row-cursor[tabindex="0"]'));
    await window.page.keyboard.press("Enter");
    expect(await window.page.locator(".calendar-draft").count()).toBe(0);
    expect(await offered()).toEqual([]);
  });

  test("reads the evidence of a grant, on the page and as a workbook, with the same figures", async () => {
    const [year, month] = place.month.split("-").map(Number) as [number, number];
    await open(`evidence?grant=grant&year=${month >= 4 ? year : year - 1}`);
    const paper = window.page.locator("article.evidence");
    await paper.waitFor();
    const row = paper.getByRole("row", { name: /二号金型株式会社/ });
    expect(numberOf(await row.locator("th + td, td:nth-child(2)").first().innerText())).toBe(3.5);
    const link = window.page.getByRole("link", { name: "Excel" });
    const address = new URL((await link.getAttribute("href")) ?? "", window.page.url()).href;
    const sheets = await readSheets(await (await window.context.request.get(address)).body());
    const cells = sheets.flatMap(({ data }) => data).find((it) => it.some((cell) => cell === 3.5));
    expect(cells?.join()).toContain("二号金型株式会社");
  });

  test("opens a figure down to its records", async () => {
    await open(`utilization?from=${place.day}&to=${place.day}&machines=mill&figure=occupancy`);
    await enter(window.page.getByRole("button", { name: /made of/ }));
    const sums = window.page.getByRole("dialog").locator(".explanation-sums");
    await sums.getByText("In the numerator").waitFor();
    expect(numberOf(await sums.locator("dd").first().innerText())).toBe(7);
    await window.page.keyboard.press("Escape");
  });

  test("is refused by the API whatever a page might have offered", async () => {
    const { csrf } = (await (
      await window.context.request.get(`${place.page.url}/api/v1/session`)
    ).json()) as { csrf: string };
    expect(csrf).toBeTruthy();
    const send = async (path: string, data: object = {}) => {
      const answer = await window.context.request.post(`${place.page.url}/api/v1${path}`, {
        headers: { "x-csrf-token": csrf, "if-match": '"1"' },
        data,
      });
      return answer.status();
    };
    const slot = { machine: "mill", from: "2099-01-01T00:00:00Z", to: "2099-01-01T01:00:00Z" };
    const refused = [
      await send("/bookings", { ...slot, company: "one" }),
      await send("/waitlist", { ...slot, company: "one" }),
      await send(`/settlements/${place.month}/publish`),
      await send("/evidence/grant/2026/reports"),
      await send("/unbooked-use/assign", { ...slot, company: "one", reason: "x" }),
      await send("/machines/mill/page/start", { company: "one" }),
    ];
    expect(refused).toEqual(refused.map(() => 403));
  });

  test("was told nothing of any company's jobs, and has asked for nothing but to read", async () => {
    const told = (await Promise.all(answers)).join("\n");
    // The answers are those that would hold them: a company finds its own there.
    const window = `from=${place.day}T00:00:00%2B14:00&to=${Temporal.Now.instant()}`;
    const own = (await place.page.app.get(`/api/v1/bookings?${window}`, "member")).body;
    expect(own).toContain("極秘-one");
    expect(told).toContain('"company":"one"');
    expect(told).not.toContain("極秘");
    expect(changes).toEqual([]);
  });
});
