import type { Locator } from "playwright-core";

/** More stops than any screen of the tests has between two things that follow each other. */
const furthest = 120;

/** Walks there with the Tab key alone, from wherever the focus is; fails where nobody could come by keyboard. */
export async function tabTo(there: Locator): Promise<void> {
  const { keyboard } = there.page();
  await there.waitFor();
  for (let step = 0; step < furthest; step += 1) {
    await keyboard.press("Tab");
    if (await there.evaluate((it) => it === document.activeElement)) return;
  }
  throw new Error(`no Tab leads to ${there}`);
}

/** Walks there and presses Enter. */
export async function enter(there: Locator): Promise<void> {
  await tabTo(there);
  await there.page().keyboard.press("Enter");
}

/** Walks into a field and types. */
export async function type(there: Locator, text: string): Promise<void> {
  await tabTo(there);
  await there.page().keyboard.type(text);
}
