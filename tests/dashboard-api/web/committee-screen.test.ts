import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

const quarter = 900_000_000;

const shown = pageInBrowser(async (page) => {
  // Booked eight hours ago, told while the clock stood there; nobody came, and the company disputes it.
  page.setClock(Math.floor(page.now() / quarter) * quarter - 8 * 4 * quarter);
  const booking = await page.book("lathe", "one", 60, 180);
  page.setClock(undefined);
  await page.app.app.inject({
    method: "POST",
    url: `/api/v1/bookings/${booking.id}/dispute`,
    headers: { authorization: `Bearer ${page.app.tokens.office}`, "if-match": `"${booking.version}"` },
    payload: { reason: "材料が届きませんでした" },
  });
  await page.did("lathe", [[-480, -240, "off"]]);
  await page.did("mill", [
    [-400, -300, "idle"],
    [-300, -240, "running"],
    [-240, -200, "idle"],
    [-200, -180, "running"],
    [-180, -150, "idle"],
  ]);
});
describe("the committee's screen", () => {
  test("tells how much waits, with what the company says; a dispute is upheld with a reason, and taken back", async () => {
    await using window = await shown.opened("committee", "committee?tab=judge&lang=ja");
    const tile = window.page.getByRole("button", { name: /異議申立て\s*1件\s*最古/ });
    await tile.click();
    expect(window.page.url()).toContain("kind=dispute");
    const row = window.page.getByRole("button", {
      name: /異議申立て 複合加工機.*一号製作所.*申立てを確かめる/,
    });
    await row.locator("svg.strip-picture").waitFor();
    await row.focus();
    await window.page.keyboard.press("Enter");
    const card = window.page.getByRole("article", { name: /異議申立て: 複合加工機/ });
    await card.getByText("材料が届きませんでした").waitFor();
    await card.locator(".strip svg").first().waitFor();
    expect(window.page.url()).toContain("case=");
    await card.getByRole("button", { name: "結果を確定する" }).click();
    const dialog = window.page.getByRole("dialog");
    expect(await dialog.getByRole("button", { name: "結果を確定する" }).isDisabled()).toBe(true);
    await dialog.getByLabel("理由").fill("連絡がなかったため");
    await dialog.getByRole("button", { name: "結果を確定する" }).click();
    await card.waitFor({ state: "detached" });
    await window.page.getByRole("button", { name: "元に戻す" }).click();
    await card.getByText("直前の判断の取消し").waitFor();
    await card.getByRole("button", { name: "結果を確定する" }).focus();
    await window.page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(await row.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test("assigns chosen unbooked use run by run, tells which failed, and takes all of it back", async () => {
    await using window = await shown.opened("office", "committee?tab=judge&lang=en&machine=mill");
    const rows = window.page.getByRole("button", { name: /^Unbooked use 5-axis machining centre/ });
    await rows.first().waitFor();
    const count = await rows.count();
    await window.page.getByRole("button", { name: "Choose all unbooked use shown" }).click();
    await window.page.getByText(/^2 chosen \(1 h 20 min/).waitFor();
    await window.page.getByRole("button", { name: "Say whose they were" }).click();
    const dialog = window.page.getByRole("dialog");
    await dialog.getByLabel("Company").selectOption("two");
    await dialog.getByLabel("Reason").fill("said so on the phone");
    let sent = 0;
    await window.page.route("**/unbooked-use/assign", (route) => {
      sent += 1;
      return sent === 2 ? route.abort() : route.fallback();
    });
    await dialog.getByRole("button", { name: "Say whose it was" }).click();
    await dialog.getByRole("alert").getByText("1 of 2 could not be assigned").waitFor();
    await dialog.getByRole("button", { name: "Try the rest again" }).click();
    await dialog.waitFor({ state: "detached" });
    await window.page.getByText("Nothing fits this choice").waitFor();
    expect(sent).toBe(3);
    await window.page.getByRole("button", { name: "Decided" }).click();
    const decided = window.page.getByRole("button", { name: /assigned to 二号金型$/ });
    await decided.first().waitFor();
    expect(await decided.count()).toBe(count);
    await window.page.getByRole("button", { name: "Undo" }).last().click();
    await window.page.getByText("Assignment taken back").waitFor();
    await window.page.getByRole("button", { name: /^Unbooked use 1 oldest/ }).click();
    await rows.first().waitFor();
  });

  test("tells open faults among what waits, until the office says that one is fixed", async () => {
    await shown.page.app.app.inject({
      method: "POST",
      url: "/api/v1/machines/laser/page/fault",
      headers: { authorization: `Bearer ${shown.page.app.tokens.office}` },
      payload: { company: "one", text: "集塵機のフィルタ警告" },
    });
    await using window = await shown.opened("office", "committee?tab=judge&kind=fault&lang=ja");
    await window.page.getByRole("button", { name: /不具合.*集塵機のフィルタ警告/ }).click();
    await window.page.getByRole("button", { name: "直ったことを記録する" }).click();
    await window.page.getByRole("dialog").getByRole("button", { name: "直ったことを記録する" }).click();
    await window.page.getByText("条件に合うものはありません").waitFor();
  });

  test("invites a person by a link that is shown once, and the audit log tells of it", async () => {
    await using window = await shown.opened("committee", "committee?tab=people&lang=ja");
    await window.page.getByRole("button", { name: "利用者を招待する" }).click();
    const dialog = window.page.getByRole("dialog");
    await dialog.getByLabel("氏名").fill("新井 直子");
    await dialog.getByLabel("ログイン名").fill("arai@example.jp");
    await dialog.getByLabel("会社").selectOption("one");
    await dialog.getByRole("button", { name: "招待する" }).click();
    const link = window.page.getByRole("textbox", { name: "リンク" });
    expect(await link.inputValue()).toMatch(/^http.*#.{20,}/);
    await window.page.getByRole("button", { name: "閉じる" }).click();
    await window.page.getByRole("row", { name: /新井 直子.*招待中/ }).waitFor();
    expect(await window.page.getByRole("textbox", { name: "リンク" }).count()).toBe(0);

    await window.page.getByRole("tab", { name: "操作記録" }).click();
    const row = window.page.getByRole("row", { name: /アカウント: 招待/ });
    await row.waitFor();
    expect(await row.innerText()).toContain("arai@example.jp");
    await window.page.getByLabel("絞り込み").fill("no such word");
    await window.page.getByText("条件に合う操作がありません").waitFor();
    const csv = window.page.getByRole("link", { name: "期間全体のCSV" });
    const file = await window.context.request.get((await csv.getAttribute("href")) ?? "");
    expect(await file.text()).toContain("account.invite");
    await window.page.getByLabel("絞り込み").fill("arai@example");
    const [saved] = await Promise.all([
      window.page.waitForEvent("download"),
      window.page.getByRole("button", { name: "表示中の1件をCSVに" }).click(),
    ]);
    const lines = (await readFile(await saved.path(), "utf8")).trim().split("\r\n");
    expect(lines.map((it) => it.split(",")[4])).toEqual(["操作", "アカウント: 招待"]);
    expect(window.complaints).toEqual([]);
  });

  test("tells the rules as they were loaded", async () => {
    await using window = await shown.opened("office", "committee?tab=site&lang=ja");
    await window.page.getByText("設定ファイルに警告はありません").waitFor();
    await window.page.getByText("無断不使用とみなす時間").waitFor();
    await window.page.getByRole("row", { name: /5軸マシニングセンタ.*6,000/ }).waitFor();
  });
});
