import { describe, expect, test } from "vitest";
import { axeFindings } from "../../setup/axe.ts";
import { startPage } from "../../setup/page.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";
import { pageSite } from "../../setup/page-site.ts";

let short = "";

/** The small site, its machines owned in parts. */
function sharedSite() {
  const site = pageSite();
  const members = site.companies.filter(({ roles }) => roles.includes("member"));
  const shares = Object.fromEntries(members.map(({ id }, at) => [id, 50 - 10 * at]));
  return { ...site, fairness: { ...site.fairness, shares: [{ since: "2020-01-01", shares }] } };
}

const shown = pageInBrowser(
  async (page) => {
    const machine = page.site.machines[0]?.id ?? "";
    const company = page.site.companies.find(({ roles }) => roles.includes("member"));
    short = company?.short ?? "";
    // Booked and used four hours ago, told while the clock stood there.
    // Slots begin at quarters of an hour.
    const quarter = 900_000_000;
    page.setClock(Math.floor(shown.page.now() / quarter) * quarter - 6 * 4 * quarter);
    await page.book(machine, company?.id ?? "", 60, 180);
    page.setClock(undefined);
    await page.did(machine, [[-300, -190, "running"]]);
  },
  () => startPage({ site: sharedSite() }),
);

describe("the fairness screen", () => {
  test("opens a member's figure into sentences and lines that add up to it", async () => {
    await using window = await shown.opened("committee", "fairness?lang=ja");
    await window.page.getByRole("button", { name: new RegExp(`${short}の理由と明細を開く`) }).click();
    const dialog = window.page.getByRole("dialog");
    await dialog.getByText("明細の合計は、この数字と一致しています。").waitFor();
    expect(await dialog.locator(".fairness-facts li").count()).toBeGreaterThan(3);
    expect(await dialog.locator("tbody tr").count()).toBeGreaterThan(0);
    expect(new URL(window.page.url()).searchParams.get("member")).toBeTruthy();
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  test("works out for the committee what other shares would have made, and changes nothing", async () => {
    await using window = await shown.opened("committee", "fairness?lang=en");
    await window.page.getByText("What if", { exact: true }).click();
    await window.page.getByRole("textbox", { name: short }).fill("90");
    await window.page.getByRole("button", { name: "Work it out" }).click();
    const row = window.page.getByRole("row", { name: new RegExp(short) }).last();
    await row.waitFor();
    const [before, after] = (await row.locator("td").allTextContents()).slice(0, 2);
    expect(before).not.toBe(after);
    await window.page.getByLabel("Peak factor").fill("-1");
    await window.page.getByText("a number above 0").waitFor();
    expect(await window.page.getByRole("button", { name: "Work it out" }).isDisabled()).toBe(true);
  });

  test("gives a member its own lines alone, and nothing to try", async () => {
    await using window = await shown.opened("member", "fairness?lang=en");
    await window.page.locator(".member").first().waitFor();
    expect(await window.page.locator("button.member").count()).toBeLessThanOrEqual(1);
    expect(await window.page.getByText("What if", { exact: true }).count()).toBe(0);
  });
});
