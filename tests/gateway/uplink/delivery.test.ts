import { expect, test } from "vitest";
import { systemNow } from "../../../config/micros.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { delivery, startRigGateway } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";
import { startTestIntake } from "../rig/test-intake.ts";

test("what is delivered reaches the store once, with value, time and quality, and leaves the queue", async () => {
  await using broker = await startMosquitto();
  await using intake = await startTestIntake(broker.url);
  using folder = temporaryFolder();
  const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
  const t = systemNow();
  await gateway.deliver(
    "plant",
    delivery([
      ["m0", "s0", t, 1],
      ["m0", "s1", t, 2.5],
      ["m1", "s0", t, 0],
    ]),
  );
  await gateway.deliver(
    "plant",
    delivery([
      ["m0", "s0", t, 1],
      ["m0", "s0", t, 7],
    ]),
  );
  await intake.until(() => intake.samples.size === 4, "four samples");
  expect(Object.fromEntries(intake.samples)).toEqual({
    [`m0/s0/${t}`]: "[1,0]",
    [`m0/s0/${t + 1}`]: "[7,0]",
    [`m0/s1/${t}`]: "[2.5,0]",
    [`m1/s0/${t}`]: "[0,0]",
  });
  await gateway.stop();
  expect([...intake.states.values()].map(({ machine, state }) => [machine, state])).toContainEqual([
    "m0",
    "running",
  ]);
});
