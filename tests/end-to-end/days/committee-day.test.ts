import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBrowser, type TestBrowser, type TestWindow } from "../../setup/browser.ts";
import { noonZone } from "../../setup/noon-zone.ts";
import { pdfText } from "../../setup/pdf-text.ts";
import { enter, tabTo, type } from "./by-keyboard.ts";
import { type CommitteePlace, minutesOf, numberOf, startCommitteePlace } from "./committee-site.ts";

const zone = noonZone();
const sum = (numbers: readonly number[]) => numbers.reduce((total, it) => total + it, 0);

describe("a committee's day", () => {
  let browser: TestBrowser;
  let place: CommitteePlace;
  let window: TestWindow;
  beforeAll(async () => {
    [browser, place] = await Promise.all([startBrowser(), startCommitteePlace(zone)]);
    window = await browser.window({ zone });
    await place.page.signIn(window, "committee");
  }, 120_000);
  afterAll(async () => {
    expect(window?.complaints).toEqual([]);
    await browser?.[Symbol.asyncDispose]();
    await place?.page[Symbol.asyncDispose]();
  });
  const open = (address: string) => place.page.open(window, `${address}&lang=ja`);
  const dialog = () => window.page.getByRole("dialog");
  const ask = async <T>(path: string): Promise<T> =>
    (await window.context.request.get(`${place.page.url}/api/v1${path}`)).json() as Promise<T>;
  /** What a link of the page gives as a workbook, by sheet. */
  const workbook = async (name: string | RegExp) => {
    const link = window.page.getByRole("link", { name, exact: typeof name === "string" });
    const answer = await window.context.request.get(
      new URL((await link.first().getAttribute("href")) ?? "", window.page.url()).href,
    );
    expect(answer.ok()).toBe(true);
    return readSheets(await answer.body());
  };

  test("while books are still to be made the month says so, and cannot be settled", async () => {
    await open(`committee?tab=settlement&month=${place.month}`);
    await window.page.getByText("集計が済んでいない設備・日が").waitFor();
    const publish = window.page.getByRole("button", { name: "この月を確定する" });
    expect(await publish.isDisabled()).toBe(true);
    await place.settle();
    await open(`committee?tab=settlement&month=${place.month}`);
    await expect.poll(() => publish.isEnabled(), { timeout: 15_000 }).toBe(true);
    expect(await window.page.getByText("集計が済んでいない設備・日が").count()).toBe(0);
    // The hour that nobody had booked is told too.
    const uncharged = window.page.getByRole("table", { name: "どの会社にも請求されない分" });
    expect(await uncharged.locator("tbody").innerText()).toMatch(/5軸マシニングセンタ[\s\S]*1\.0 時間/);
  });

  test("a figure of utilization opens down to its records, which add up to it", async () => {
    await open(`utilization?from=${place.day}&to=${place.day}&machines=mill&figure=occupancy`);
    await enter(window.page.getByRole("button", { name: /5軸マシニングセンタの占有率の根拠を開く/ }));
    await dialog().getByText("もとになった記録").first().waitFor({ state: "attached" });
    const rows = dialog().getByRole("row", { name: /分子に算入/ });
    await rows.first().waitFor();
    const lengths = (await rows.locator("td:nth-child(4), th + td + td + td").allTextContents()).map(
      minutesOf,
    );
    const told = await dialog()
      .locator(".explanation-sums div", { hasText: "分子に算入" })
      .locator("dd")
      .innerText();
    expect(sum(lengths)).toBe(150 + 210 + 60);
    expect(numberOf(told)).toBe(7);
    await window.page.keyboard.press("Escape");
  });

  test("a figure of fairness opens down to its lines, which add up to it", async () => {
    await open(`fairness?from=${place.day}&to=${place.day}`);
    const member = window.page.getByRole("button", { name: /二号金型の理由と明細を開く/ });
    await member.waitFor();
    expect(await member.innerText()).toContain("3.5 時間");
    await enter(member);
    await dialog().getByText("明細の合計は、この数字と一致しています。").waitFor();
    const lines = await dialog().locator("tbody tr").allInnerTexts();
    const hours = await dialog().locator("tbody tr td:nth-child(6)").allTextContents();
    expect(lines.join()).toMatch(/予約[\s\S]*超過/);
    expect(sum(hours.map(numberOf))).toBeCloseTo(3.5, 6);
    await window.page.keyboard.press("Escape");
  });

  test("a dispute is judged, by keyboard alone, with a reason", async () => {
    await open("committee?tab=judge&kind=dispute");
    await enter(window.page.getByRole("button", { name: /^異議申立て 複合加工機/ }));
    const card = window.page.getByRole("article", { name: /異議申立て: 複合加工機/ });
    await card.getByText("材料が届きませんでした").waitFor();
    await enter(card.getByRole("button", { name: "結果を確定する" }));
    await type(dialog().getByLabel("理由"), "連絡がなかったため");
    await enter(dialog().getByRole("button", { name: "結果を確定する" }));
    await card.waitFor({ state: "detached" });
    const { items } = await ask<{ items: { kind: string }[] }>("/disputes?days=3");
    expect(items.filter(({ kind }) => kind === "dispute")).toEqual([]);
  });

  test("a company phones, and its booking is made on its behalf", async () => {
    const tomorrow = Temporal.Now.plainDateISO(zone).add({ days: 1 });
    const asked = "company=two&machine=lathe&start=13:00&end=15:00";
    await open(`committee?tab=behalf&${asked}&date=${tomorrow}`);
    await window.page.getByText("予約できます").waitFor();
    await tabTo(window.page.getByRole("button", { name: "電話で依頼" }));
    await window.page.keyboard.press("Space");
    await enter(window.page.getByRole("button", { name: "予約する", exact: true }));
    await window.page.getByText(/予約しました: .*13:00~15:00/).waitFor();
    const booked = window.page.locator(".behalf-strip").getByRole("listitem").filter({ hasText: "二号金型" });
    await booked.first().waitFor({ state: "attached" });
  });

  test("the month is settled, and a printed statement shows the total that was settled", async () => {
    await open(`committee?tab=settlement&month=${place.month}`);
    await window.page.getByText("確定前").first().waitFor();
    await window.page.getByRole("button", { name: "この月を確定する" }).click();
    await dialog().getByRole("button", { name: "この月を確定する" }).click();
    await window.page.getByText("確定済み").first().waitFor();
    const { items } = await ask<{ items: { recipient: { id: string }; total: number }[] }>(
      `/settlements/${place.month}`,
    );
    const total = items.find(({ recipient }) => recipient.id === "two")?.total ?? 0;
    // Three hours and a half at 6,000 yen and 30 percent of the lease, each rounded down, and tax.
    const net = 3.5 * 6_000 + Math.floor(100_001 * 0.3);
    expect(total).toBe(net + Math.floor(net / 10));
    await window.page
      .getByRole("row", { name: /二号金型/ })
      .getByRole("link")
      .click();
    await window.page.locator("article.statement").waitFor();
    const paper = pdfText(await window.page.pdf({ preferCSSPageSize: true }));
    expect(paper).toContain(total.toLocaleString("en"));
    expect(paper).toContain("T1234567890123");
  });

  test("what the grant's office asks is exported, printed and stored with the figures of the page", async () => {
    await open("committee?tab=evidence");
    // The fiscal year of last month's day, which may be over since.
    const [year, month] = place.month.split("-").map(Number) as [number, number];
    await window.page.getByLabel("年度").selectOption(String(month >= 4 ? year : year - 1));
    await window.page.getByRole("button", { name: "報告として保存" }).click();
    await dialog().getByRole("button", { name: "報告として保存" }).click();
    await window.page.getByRole("link", { name: "第1号", exact: true }).click();
    const paper = window.page.locator("article.evidence");
    await paper.waitFor();
    const users = paper.getByRole("table", { name: "使用者別" });
    const shown = await users
      .locator("tbody tr")
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("th, td")].slice(0, 2).map((it) => it.textContent ?? "")),
      );
    const used = Object.fromEntries(
      shown.map(([name = "", time = ""]) => [name.split(" ")[0], numberOf(time)]),
    );
    expect(used).toEqual({ 株式会社一号製作所: 2.5, 二号金型株式会社: 3.5 });
    const sheets = await workbook("Excel");
    const cells = sheets.flatMap(({ data }) => data);
    for (const [name, hours] of Object.entries(used)) {
      const row = cells.find(
        (it) => it.some((cell) => String(cell).includes(name)) && it.some((cell) => cell === hours),
      );
      expect(row, `${name} ${hours} in ${JSON.stringify(cells)}`).toBeDefined();
    }
    expect(pdfText(await window.page.pdf({ preferCSSPageSize: true }))).toContain("3.5");
  });

  test("the audit log has all of it, with who did it and for which company", async () => {
    await open("committee?tab=audit");
    const rows = window.page.getByRole("row");
    for (const [deed, ...parts] of [
      ["予約: 結果を確定", "連絡がなかったため"],
      ["予約: 作成", "二号金型の代理", "電話で依頼"],
      ["精算: 公開"],
      ["利用実績: 報告"],
    ] as const) {
      const row = rows.filter({ hasText: deed }).first();
      await row.waitFor();
      const told = await row.innerText();
      for (const part of ["demo-committee", ...parts])
        expect([deed, told]).toEqual([deed, expect.stringContaining(part)]);
    }
  });
});
