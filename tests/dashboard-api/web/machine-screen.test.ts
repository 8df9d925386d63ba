import { describe, expect, test } from "vitest";
import { axeFindings } from "../../setup/axe.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

let machine = "";
const shown = pageInBrowser(async (page) => {
  machine = page.site.machines[0]?.id ?? "";
  await page.did(machine, [
    [-90, -60, "setup"],
    [-60, -10, "running"],
  ]);
});

describe("a machine's screen", () => {
  test("enlarges what is dragged over, and the address holds it", async () => {
    await using window = await shown.opened("committee", `machine?lang=en&id=${machine}`);
    const strip = window.page.locator(".machine-strip");
    const box = await strip.boundingBox();
    if (!box) throw new Error("no strip is seen");
    await window.page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
    await window.page.mouse.down();
    await window.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await window.page.mouse.up();
    await window.page.waitForURL(/from=/);
    const query = new URL(window.page.url()).searchParams;
    const length = Date.parse(`${query.get("to")}Z`) - Date.parse(`${query.get("from")}Z`);
    expect(length / 3_600_000).toBeCloseTo(6, 0);
    await window.page.getByRole("button", { name: "1 week" }).click();
    await window.page.waitForFunction(
      () => document.querySelector("[aria-pressed=true]")?.textContent === "1 week",
    );
  });

  test("tells the committee that signals need a reason, and a company that they are of its own time", async () => {
    await using committee = await shown.opened("committee", `machine?lang=ja&id=${machine}`);
    await committee.page.getByLabel("閲覧の理由").fill("異常停止の確認");
    await committee.page.getByRole("button", { name: "信号を表示" }).click();
    await committee.page.locator(".machine-signal").first().waitFor();
    await using member = await shown.opened("member", `machine?lang=ja&id=${machine}`);
    await member.page.getByText("この範囲には自社の予約でない時間が含まれています").waitFor();
    expect(await member.page.getByLabel("閲覧の理由").count()).toBe(0);
  });

  test("makes the QR code of the machine for the committee alone", async () => {
    await using window = await shown.opened("committee", `machine?lang=en&id=${machine}`);
    await window.page.getByRole("button", { name: "QR code for the machine" }).click();
    await window.page.getByRole("button", { name: "Make the QR code" }).click();
    await window.page.getByRole("img", { name: /QR code of/ }).waitFor();
    expect(await axeFindings(window.page)).toEqual([]);
    await using member = await shown.opened("member", `machine?lang=en&id=${machine}`);
    expect(await member.page.getByRole("button", { name: "QR code for the machine" }).count()).toBe(0);
  });

  test("says of an unknown machine where to find the others", async () => {
    await using window = await shown.opened("member", "machine?lang=ja&id=none");
    await window.page.getByText("この設備はありません").waitFor();
  });
});
