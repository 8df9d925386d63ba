import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rfc3339FromMicros, systemNow } from "../../../config/micros.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { delivery, startRigGateway } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";
import { startTestIntake } from "../rig/test-intake.ts";

const script = new URL("../../../gateway/resend.ts", import.meta.url).pathname;
const second = 1_000_000;

test.concurrent("a window is sent again by the running gateway, and the command ends when the store has it", async () => {
  await using broker = await startMosquitto();
  await using intake = await startTestIntake(broker.url);
  using folder = temporaryFolder();
  const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
  const t = systemNow() - 3 * second;
  for (const after of [0, second, 2 * second])
    await gateway.deliver("plant", delivery([["m0", "s1", t + after, after]]));
  await intake.until(() => intake.samples.size === 3, "all three");
  // The store is set back to an older copy.
  intake.samples.clear();
  const [from, to] = [rfc3339FromMicros(t + second), rfc3339FromMicros(t + second + 1)];
  const file = join(folder.path, "site.yaml");
  writeFileSync(file, siteText);
  const command = startService(process.execPath, [script, "--from", from, "--to", to], {
    SITE_FILE: file,
    DATA_DIR: folder.path,
    GATEWAY_HTTP_PORT: String(gateway.httpPort),
  });
  expect(await command.ended(), command.output()).toBe(0);
  expect(command.output()).toMatch(/^To be sent again: 1 batch \(1 sample\)\./);
  expect(command.output()).toMatch(/The store has all of them\.\n$/);
  expect([...intake.samples.keys()]).toEqual([`m0/s1/${t + second}`]);
  await gateway.stop();
});

test.concurrent("while the gateway does not run, the window waits in its spool", async () => {
  await using broker = await startMosquitto();
  await using intake = await startTestIntake(broker.url);
  using folder = temporaryFolder();
  const site = rigSite();
  const gateway = await startRigGateway({ site, dataFolder: folder.path, url: broker.url });
  const t = systemNow();
  await gateway.deliver("plant", delivery([["m0", "s1", t, 1]]));
  await intake.until(() => intake.samples.size === 1, "stored");
  await gateway.stop();
  intake.samples.clear();
  const file = join(folder.path, "site.yaml");
  // Durations of a parsed site are numbers: the file has only what the command looks at.
  writeFileSync(file, siteText);
  const environment = { ...process.env, SITE_FILE: file, DATA_DIR: folder.path, GATEWAY_HTTP_PORT: "1" };
  const window = ["--from", rfc3339FromMicros(t), "--to", rfc3339FromMicros(t + 1)];
  const done = spawnSync(process.execPath, [script, ...window], { env: environment, encoding: "utf8" });
  expect(done.stderr).toBe("");
  // The sample, and what the state was then.
  expect(done.stdout).toBe("To be sent again when the gateway g1 runs: 2 batches (1 sample).\n");
  const again = await startRigGateway({ site, dataFolder: folder.path, url: broker.url });
  await intake.until(() => intake.samples.size === 1, "stored again");
  await again.stop();
});

test.concurrent("another gateway that listens on the port does not take what is meant for this one", async () => {
  await using broker = await startMosquitto();
  await using intake = await startTestIntake(broker.url);
  using folder = temporaryFolder();
  using elsewhere = temporaryFolder();
  const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
  const t = systemNow();
  await gateway.deliver("plant", delivery([["m0", "s1", t, 1]]));
  await intake.until(() => intake.samples.size === 1, "stored");
  intake.samples.clear();
  const file = join(folder.path, "site.yaml");
  writeFileSync(file, siteText);
  const command = startService(
    process.execPath,
    [script, "--from", rfc3339FromMicros(t), "--to", rfc3339FromMicros(t + 1)],
    { SITE_FILE: file, DATA_DIR: elsewhere.path, GATEWAY_HTTP_PORT: String(gateway.httpPort) },
  );
  expect(await command.ended()).toBe(1);
  expect(command.output()).toBe(
    `There is no folder ${join(elsewhere.path, "gateway-g1")}: this machine keeps no spool of g1. Check DATA_DIR.\n`,
  );
  expect(intake.samples.size).toBe(0);
  await gateway.stop();
});

test.concurrent.each([
  [[], "Say what to send again: --from and --to, or --rejected."],
  [["--from", "2026-04-01T00:00:00Z"], "--from and --to: both or none."],
  [
    ["--from", "yesterday", "--to", "today"],
    "--from and --to are times with an offset, such as 2026-04-01T08:00:00+09:00.",
  ],
  [["--from", "2026-04-02T00:00:00Z", "--to", "2026-04-01T00:00:00Z"], "--to must be after --from."],
])("arguments %j are answered with what is wrong", (args, sentence) => {
  const done = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  expect(done.status).toBe(1);
  expect(done.stderr.split("\n")[0]).toBe(sentence);
});

const siteText = `
version: 1
cluster: { id: rig, name: { ja: 試験, en: Rig }, zone: Asia/Tokyo, calendar: { hours: always } }
companies: [{ id: a, name: A, short: A }]
machines:
  - id: m0
    name: { ja: 機械, en: Machine }
    rate: 1
    signals: [{ id: s0, source: plant }]
    state: { rules: [{ state: running, when: { signal: s0, above: 1 } }, { state: idle, when: always }] }
gateways:
  - id: g1
    spool: { keepFree: 0 }
    sources:
      - id: plant
        protocol: mqtt
        connect: { url: "mqtt://127.0.0.1:1" }
        topics: [{ pattern: "{machine}/{signal}", payload: { format: number } }]
`;
