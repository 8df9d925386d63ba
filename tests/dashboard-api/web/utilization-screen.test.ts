import { describe, expect, test } from "vitest";
import { axeFindings } from "../../setup/axe.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

let machine = "";
let name = { ja: "", en: "" };
const shown = pageInBrowser(async (page) => {
  const [first] = page.site.machines;
  if (!first) throw new Error("the site has no machine");
  machine = first.id;
  name = first.name;
  // A day's history: an hour and a half at work, half an hour of set-up, then nobody heard of it for an hour.
  await page.did(machine, [
    [-400, -310, "running"],
    [-310, -280, "setup"],
    [-280, -220, "unknown"],
    [-220, -100, "idle"],
  ]);
});

describe("the utilization screen", () => {
  test("opens a figure into a sentence, its sums and its records", async () => {
    await using window = await shown.opened(
      "committee",
      `utilization?lang=en&machines=${machine}&figure=occupancy`,
    );
    await window.page.getByRole("button", { name: /made of/ }).click();
    const dialog = window.page.getByRole("dialog");
    await dialog.getByText("In the numerator", { exact: true }).waitFor();
    expect(await dialog.locator(".explanation-sentence").textContent()).toContain(name.en);
    await dialog.getByRole("row", { name: /Setup/ }).first().waitFor();
    expect(await dialog.getByRole("row", { name: /Unknown/ }).count()).toBeGreaterThan(0);
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(window.complaints).toEqual([]);
  });

  test("keeps the whole view in the address, so that a link shows the same", async () => {
    await using window = await shown.opened("committee", "utilization?lang=ja");
    await window.page.getByRole("button", { name: "今月" }).click();
    await window.page.getByLabel("集計単位").selectOption({ label: "日別" });
    await window.page.getByLabel("指標").selectOption({ label: "占有率" });
    const address = new URL(window.page.url());
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      range: "month",
      by: "day",
      figure: "occupancy",
    });
    await shown.page.open(window, `utilization${address.search}`);
    expect(await window.page.getByLabel("集計単位").inputValue()).toBe("day");
    await window.page.goBack();
  });
});
