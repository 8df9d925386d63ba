import { describe, expect, test } from "vitest";
import { pageNames } from "../../../dashboard-api/page/page-names.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

const shown = pageInBrowser();

describe("the page", () => {
  test("signs in with a demo account and opens on the floor", async () => {
    await using window = await shown.browser.window();
    await shown.page.open(window, "");
    await window.page.getByRole("button", { name: "委員会" }).click();
    await window.page.getByRole("heading", { level: 1, name: "現在の状態" }).waitFor();
    expect(window.complaints).toEqual([]);
  });

  test("moves nothing for those who asked for less motion", async () => {
    const animated = async (reducedMotion: boolean) => {
      await using window = await shown.browser.window({ reducedMotion });
      await shown.page.open(window, "");
      return await window.page.evaluate(() => {
        const line = document.body.appendChild(document.createElement("div"));
        line.className = "skeleton";
        return getComputedStyle(line).animationName;
      });
    };
    expect([await animated(false), await animated(true)]).toEqual(["appear", "none"]);
  });

  test("opens every screen without a complaint, from this host alone", async () => {
    await using window = await shown.browser.window();
    await shown.page.signIn(window, "committee");
    for (const name of pageNames) {
      await shown.page.open(window, `${name}?lang=en`);
      expect(window.complaints, name).toEqual([]);
      expect([...window.hosts], name).toEqual([new URL(shown.page.url).host]);
    }
  });
});
