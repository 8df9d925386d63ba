import { describe, expect, test } from "vitest";
import { microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { axeFindings } from "../../setup/axe.ts";
import { startPage } from "../../setup/page.ts";
import { expectFitForAll, pageInBrowser } from "../../setup/page-in-browser.ts";
import { pageSite } from "../../setup/page-site.ts";

/** The small site, its machines owned in parts. */
function sharedSite() {
  const site = pageSite();
  const members = site.companies.filter(({ roles }) => roles.includes("member"));
  const shares = Object.fromEntries(members.map(({ id }, at) => [id, 50 - 10 * at]));
  return { ...site, fairness: { ...site.fairness, shares: [{ since: "2020-01-01", shares }] } };
}

const shown = pageInBrowser(undefined, () => startPage({ site: sharedSite() }));

describe("an allocation round", () => {
  test("goes from its opening over a member's wishes to a result with reasons and to bookings", async () => {
    await using committee = await shown.opened("committee", "committee?tab=rounds&lang=ja");
    const desk = committee.page;
    await desk.getByText("配分会はまだ開かれていません").waitFor();
    await desk.getByRole("button", { name: "配分会を開く" }).click();
    const form = desk.getByRole("dialog");
    // Without a name and a machine nothing is sent, and both are told.
    await form.getByRole("button", { name: "配分会を開く" }).click();
    await form.getByText("名称を入力してください。").waitFor();
    await form.getByText("対象設備を1台以上選んでください。").waitFor();
    await form.getByLabel("名称").fill("年度末の配分");
    await form.getByRole("button", { name: "5軸マシニングセンタ" }).click();
    await form.getByLabel("枠2の開始").fill("11:00");
    await form.getByRole("button", { name: "配分会を開く" }).click();
    await form.getByText(/この枠では開けません/).waitFor();
    expect(await axeFindings(desk)).toEqual([]);
    await form.getByLabel("枠2の開始").fill("13:00");
    await form.getByRole("button", { name: "配分会を開く" }).click();
    await form.waitFor({ state: "detached" });
    const article = desk.getByRole("article", { name: "年度末の配分" });
    await article.getByText("まだ提出はありません。").waitFor();
    expect(await article.getByRole("button", { name: "配分を行う" }).isDisabled()).toBe(true);
    const round = new URL(desk.url()).searchParams.get("round") ?? "";

    await using member = await shown.opened("member", `fairness?lang=en&round=${round}`, { size: "phone" });
    const phone = member.page;
    const slots = phone.locator(".rounds-slot");
    await slots.nth(2).waitFor();
    await phone
      .getByText(/\d+ days left/)
      .first()
      .waitFor();
    await slots.nth(0).click();
    await slots.nth(1).click();
    await slots.nth(2).click();
    const order = phone.locator(".rounds-order > li");
    const first = (await order.nth(2).locator(".rounds-wish").textContent()) ?? "";
    // The last to the top, once by its button and once by key: the focus goes along.
    await order.nth(2).getByRole("button", { name: /^Up/ }).click();
    await phone.keyboard.press("ArrowUp");
    await expect.poll(() => order.nth(0).locator(".rounds-wish").textContent()).toBe(first);
    expect(await slots.nth(2).getAttribute("aria-pressed")).toBe("true");
    expect(await slots.nth(2).textContent()).toContain("Preference 1");
    await phone.getByText("Changes are not saved yet").waitFor();
    await phone.getByRole("button", { name: "Save wishes" }).click();
    await phone.getByText("Saved, wishes: 3").waitFor();
    await expectFitForAll(member);
    await shown.page.open(member, `fairness?lang=en&round=${round}`);
    await order.nth(2).waitFor();
    expect(await order.nth(0).locator(".rounds-wish").textContent()).toBe(first);

    // Just past the deadline: every slot is still ahead, whatever day of the week the test runs on.
    const { deadline } = (await shown.page.app.get(`/api/v1/rounds/${round}`, "committee")).json();
    shown.page.setClock(microsFromRfc3339(deadline) + SECOND);
    await shown.page.signIn(committee, "committee");
    await shown.page.open(committee, `committee?tab=rounds&lang=ja&round=${round}`);
    await article.getByRole("row", { name: /一号製作所/ }).waitFor();
    await article.getByRole("button", { name: "配分を行う" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "配分を行う" }).click();
    await article.getByText(/^1番目:一号製作所に5軸マシニングセンタ/).waitFor();
    await article.getByRole("button", { name: "検証する" }).click();
    await article.getByText("保存された入力から、同じ結果が再現されました。").waitFor();
    await expectFitForAll(committee);
    await article.getByRole("button", { name: "公表して予約にする" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "公表して予約にする" }).click();
    await article.getByText("確定・公表済み").or(desk.locator(".rounds-status-published")).first().waitFor();
    expect(await desk.getByRole("button", { name: "取り下げる" }).count()).toBe(0);

    await shown.page.signIn(member, "member");
    await shown.page.open(member, `fairness?lang=en&round=${round}`);
    await phone.getByRole("heading", { name: "Your company" }).waitFor();
    await phone.getByText(/^Turn 1: 一号製作所 took 5-axis machining centre/).waitFor();
    expect(await phone.getByRole("link", { name: "See the booking" }).count()).toBe(3);
    expect(await phone.getByRole("button", { name: "Save wishes" }).count()).toBe(0);
    await expectFitForAll(member);
  }, 240_000);
});
