import { expect, test } from "vitest";
import { createIdentityMemory, type SignalMemory } from "../../../gateway/pipeline/identity-memory.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { loadRow } from "../rig/repeating-load.ts";
import { startRigGateway } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";
import { startTestIntake } from "../rig/test-intake.ts";

/** What the first `rows` of the load must leave in a store, by the identity rule. */
function expectedOf(rows: number): Map<string, string> {
  const identities = createIdentityMemory(Number.MAX_SAFE_INTEGER);
  const memories = new Map<string, SignalMemory>();
  const expected = new Map<string, string>();
  for (let n = 0; n < rows; n += 1) {
    const [machine, signal, t, value] = loadRow(n);
    const key = `${machine}/${signal}`;
    const memory = memories.get(key) ?? identities.signal();
    memories.set(key, memory);
    const place = identities.place(memory, t, value, 0);
    if (place !== undefined) expected.set(`${key}/${place}`, `[${value},0]`);
  }
  return expected;
}

test("killed under load again and again, everything committed reaches the store exactly once, unchanged", async () => {
  await using broker = await startMosquitto();
  await using intake = await startTestIntake(broker.url);
  using folder = temporaryFolder();
  const script = new URL("../rig/loaded-gateway.ts", import.meta.url).pathname;
  let committed = 0;
  // The store confirms only now and then, so that every kill leaves a backlog.
  intake.answer = ({ batch }) => (batch.number % 3 === 0 ? null : { result: "stored", rejected: [] });
  for (const lived of [300, 150, 500, 50]) {
    // The source delivers again what it may not know to be committed: up to 500 rows.
    const child = startService(process.execPath, [
      script,
      folder.path,
      broker.url,
      String(committed),
      String(Math.min(committed, 480)),
    ]);
    await child.printed(/committed (\d+)/);
    await new Promise((resolve) => setTimeout(resolve, lived));
    await child.stop("SIGKILL");
    committed = Math.max(
      committed,
      ...[...child.output().matchAll(/committed (\d+)\n/g)].map(([, n]) => Number(n)),
    );
  }
  intake.answer = () => ({ result: "stored", rejected: [] });
  const site = rigSite({ machines: 3, signals: 4, source: { clock: { by: "event" } } });
  const last = await startRigGateway({ site, dataFolder: folder.path, url: broker.url });
  const expected = expectedOf(committed);
  await intake.until(
    () => [...expected.keys()].every((key) => intake.samples.has(key)),
    "all that was committed",
  );
  await last.stop();
  expect(committed).toBeGreaterThan(1_000);
  expect(intake.changed).toEqual([]);
  for (const [identity, content] of expected) expect(intake.samples.get(identity)).toBe(content);
  // A kill may come between commit and word of it: what is there beyond is also of the load, and once.
  const more = expectedOf(committed + 20_000);
  for (const [identity, content] of intake.samples) expect(more.get(identity)).toBe(content);
}, 60_000);
