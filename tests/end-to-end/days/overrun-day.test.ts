import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE, rfc3339FromMicros } from "../../../config/micros.ts";
import { demoPassword } from "../../../dashboard-api/accounts/demo-accounts.ts";
import { buildPage, isPageOlder } from "../../../dashboard-api/page/build-page.ts";
import { startBrowser, type TestBrowser, type TestWindow } from "../../setup/browser.ts";
import { noonZone } from "../../setup/noon-zone.ts";
import { enter, type } from "./by-keyboard.ts";
import { type OverrunPlant, type Slot, startOverrunPlant } from "./overrun-plant.ts";

const zone = noonZone();
/** Minutes from the last full quarter of an hour. Of the morning everything is over; the second run goes on. */
const slots: Slot[] = [
  ["one", -240, -180],
  ["two", -180, -90],
  ["one", -75, -15],
  ["two", -15, 60],
];
const runs: [number, number][] = [
  [-240, -160],
  [-150, -95],
  [-70, 600],
];

describe("the day a machine runs over, told by the machine itself", () => {
  let browser: TestBrowser;
  let plant: OverrunPlant;
  beforeAll(async () => {
    if (isPageOlder()) await buildPage();
    [browser, plant] = await Promise.all([startBrowser(), startOverrunPlant({ zone, slots, runs })]);
  }, 180_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await plant?.[Symbol.asyncDispose]();
  });

  /** The committee and company one by their demo accounts, company two by a token of its own. */
  const opened = async (who: "committee" | "member" | "two", address: string): Promise<TestWindow> => {
    const window = await browser.window({ zone });
    const { apiUrl } = plant.place;
    if (who === "two") await window.context.setExtraHTTPHeaders({ authorization: "Bearer demo-member-two" });
    else {
      const data = { login: `demo-${who}`, password: demoPassword };
      expect((await window.context.request.post(`${apiUrl}/api/v1/session`, { data })).status()).toBe(200);
    }
    await window.page.goto(`${apiUrl}/${address}`);
    return window;
  };
  const strip = ({ page }: TestWindow) => page.getByRole("article").getByRole("list", { name: "予約" });
  const ofMorning = `from=${today(0)}&to=${today(0)}`;

  test("the floor tells that the last run goes on into the next company's slot", async () => {
    await using window = await opened("committee", "floor?lang=ja");
    const tile = window.page.getByRole("article", { name: "5軸マシニングセンタ" });
    await tile.getByText("超過", { exact: true }).waitFor();
    expect(await tile.innerText()).toMatch(/稼働中[\s\S]*二号金型 ~/);
    const told = await strip(window).getByRole("listitem").allTextContents();
    expect(told).toEqual([
      expect.stringMatching(/^一号製作所 \/ 超過 20 分 /),
      expect.stringMatching(/^二号金型 \/ 食い込まれ 20 分 /),
      expect.stringMatching(/^一号製作所 \/ 超過 \d+ 分 /),
      expect.stringMatching(/^二号金型 \/ 食い込まれ \d+ 分 /),
    ]);
    expect(window.complaints).toEqual([]);
  });

  test("who waits for the machine sees its own slot blocked, and nothing of the other's booking", async () => {
    await using window = await opened("two", "floor?lang=ja");
    await window.page.getByRole("article").getByText("超過", { exact: true }).waitFor();
    const told = await strip(window).getByRole("listitem").allTextContents();
    expect(told.filter((it) => it.startsWith("二号金型 / 食い込まれ"))).toHaveLength(2);
    expect(told.filter((it) => it.startsWith("一号製作所")).join()).not.toContain("超過");
    expect(window.complaints).toEqual([]);
  });

  test("the calendar draws both overruns, and says of each booking what became of it", async () => {
    await using window = await opened("committee", "calendar?lang=ja&view=day");
    const { page } = window;
    await page.locator('.calendar-timeline[data-ready="true"]').waitFor();
    const drawn = async () => {
      const path = await page.locator('[data-lane="mill"] path.overrun').first().getAttribute("d");
      return path?.match(/M/g)?.length ?? 0;
    };
    await expect.poll(drawn, { timeout: 15_000 }).toBe(2);
    const row = page.locator(".calendar-row-cursor");
    await row.focus();
    const panel = page.locator(".calendar-panel");
    const openNext = async () => {
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Enter");
      await panel.waitFor();
    };
    await openNext();
    await panel.getByText("超過した時間").waitFor();
    expect(await panel.innerText()).toMatch(/一号製作所[\s\S]*1 時間 \/ 1 時間\s+超過した時間\s+20 分/);
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await row.focus();
    await openNext();
    await panel.getByText("食い込まれ", { exact: true }).waitFor();
    expect(await panel.innerText()).toContain("二号金型");
    expect(window.complaints).toEqual([]);
  });

  test("the blocked company finds the verdict among its own, disputes it by keyboard, and the committee reads why", async () => {
    await using two = await opened("two", "company?lang=ja&tab=outcomes");
    const row = two.page.getByRole("row", { name: /食い込まれ/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/使用\s*食い込まれ[\s\S]*0\.9 \/ 1\.5 時間/);
    await enter(row.getByRole("button", { name: "異議を申し立てる" }));
    const dialog = two.page.getByRole("dialog");
    await type(dialog.getByLabel("理由"), "20分待ちました");
    await enter(dialog.getByRole("button", { name: "申し立てる" }));
    await two.page.getByText("異議を申し立てました").waitFor();
    expect(two.complaints).toEqual([]);
    await using committee = await opened("committee", "committee?lang=ja&tab=judge&kind=dispute");
    await committee.page.getByRole("button", { name: /^異議申立て 5軸マシニングセンタ/ }).click();
    const card = committee.page.getByRole("article", { name: /異議申立て: 5軸マシニングセンタ/ });
    await card.getByText("20分待ちました").waitFor();
    const facts = await card.locator(".judge-facts li").allTextContents();
    expect(facts).toEqual(expect.arrayContaining(["予約内の使用 55 分", "食い込まれ 20 分"]));
    expect(committee.complaints).toEqual([]);
    await using one = await opened("member", "company?lang=ja&tab=outcomes&show=all");
    await one.page.getByRole("row", { name: /超過/ }).getByText("超過 20 分").waitFor();
    expect(one.complaints).toEqual([]);
  });

  test("the figures count the overrun for who ran over, down to its line", async () => {
    const at = (minutes: number) => encodeURIComponent(rfc3339FromMicros(plant.quarter + minutes * MINUTE));
    const query = `from=${at(-240)}&to=${at(-90)}&figures=occupancy&groupBy=member`;
    const { rows } = await plant.place.ask<{
      rows: { keys: { member: string }; figures: { occupancy: { numerator: number } } }[];
    }>(`/api/v1/utilization?${query}`);
    const minutes = rows.map(({ keys, figures }) => [keys.member, figures.occupancy.numerator / MINUTE]);
    expect(Object.fromEntries(minutes)).toMatchObject({ one: 80, two: 55 });
    await using window = await opened("committee", `fairness?lang=ja&${ofMorning}&member=one`);
    const dialog = window.page.getByRole("dialog");
    await dialog.getByText("明細の合計は、この数字と一致しています。").waitFor();
    const lines = await dialog.getByRole("row", { name: /超過/ }).allInnerTexts();
    expect(lines.length).toBeGreaterThan(0);
    await window.page.goto(`${plant.place.apiUrl}/fairness?lang=ja&${ofMorning}&member=two`);
    await dialog
      .getByRole("row", { name: /食い込まれ\(控除\)/ })
      .first()
      .waitFor();
    expect(window.complaints).toEqual([]);
  });
});

function today(days: number): string {
  return Temporal.Now.plainDateISO(zone).add({ days }).toString();
}
