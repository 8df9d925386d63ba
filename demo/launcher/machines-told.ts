import { setTimeout as pause } from "node:timers/promises";

/**
 * Resolves once each of the demo's machines has told its state, so that a newcomer's first answer is a living floor; or
 * after `atMost` milliseconds, since a machine may honestly be away.
 */
export async function machinesTold(httpPort: number, atMost: number): Promise<void> {
  const end = Date.now() + atMost;
  while (Date.now() < end) {
    const told = await fetch(`http://127.0.0.1:${httpPort}/api/v1/machines`, {
      headers: { authorization: "Bearer demo-committee" },
    })
      .then(async (answer) => (await answer.json()) as { items: { confirmedAt: string | null }[] })
      .then(({ items }) => items.every((machine) => machine.confirmedAt !== null))
      .catch(() => false);
    if (told) return;
    await pause(200);
  }
}
