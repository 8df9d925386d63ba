import { describe, expect, test } from "vitest";
import { SECOND } from "../../../config/micros.ts";
import { createLivePicture, type LiveChange } from "../../../dashboard-api/live/live-picture.ts";
import { live } from "../app-under-test.ts";

const confirmed = live().confirmedAt;
const make = () => {
  const picture = createLivePicture({ machines: ["mill", "lathe"], gateways: ["hall"] });
  const changes: LiveChange[] = [];
  picture.subscribe((change) => changes.push(change));
  return { picture, changes };
};

describe("the live picture", () => {
  test("knows every machine of the site from the start, as unknown", () => {
    const { picture } = make();
    const nothing = { state: "unknown", since: null, confirmedAt: null };
    expect(picture.machines()).toEqual([
      { machine: "mill", ...nothing },
      { machine: "lathe", ...nothing },
    ]);
    expect(picture.gateways()).toEqual([{ gateway: "hall", status: null }]);
    expect(picture.machine("nobody")).toBeUndefined();
  });

  test("takes what a gateway tells, and tells who listens", () => {
    const { picture, changes } = make();
    picture.takeLive(live(), confirmed, false);
    const mill = { machine: "mill", state: "running", since: live().since, confirmedAt: confirmed };
    expect(picture.machine("mill")).toEqual(mill);
    expect(changes).toEqual([{ kind: "machine", machine: mill }]);
    expect(picture.live("mill")).toEqual(live());
  });

  test("passes over machines and gateways that the site does not have", () => {
    const { picture, changes } = make();
    picture.takeLive(live({ machine: "stranger" }), confirmed, false);
    picture.takeStatus({ version: 1, gateway: "stranger", online: false });
    expect(changes).toEqual([]);
  });

  test("makes a machine unknown from its last confirmation on, once that is too old", () => {
    const { picture, changes } = make();
    picture.takeLive(live(), confirmed, false);
    picture.tick(confirmed + 30 * SECOND);
    expect(picture.machine("mill")?.state).toBe("running");
    picture.tick(confirmed + 30 * SECOND + 1);
    picture.tick(confirmed + 40 * SECOND);
    const unknown = { machine: "mill", state: "unknown", since: confirmed, confirmedAt: confirmed };
    expect(picture.machine("mill")).toEqual(unknown);
    expect(changes.slice(1)).toEqual([{ kind: "machine", machine: unknown }]);
    picture.takeLive(live({ confirmedAt: confirmed + 60 * SECOND }), confirmed + 60 * SECOND, false);
    expect(picture.machine("mill")?.state).toBe("running");
  });

  test("never takes an old retained message for fresh", () => {
    const { picture } = make();
    picture.takeLive(live(), confirmed + 3_600 * SECOND, true);
    expect(picture.machine("mill")).toMatchObject({ state: "unknown", since: confirmed });
  });

  test("keeps a machine whose gateway's clock is behind, as long as its messages come", () => {
    const { picture } = make();
    const behind = 120 * SECOND;
    picture.takeLive(live(), confirmed + behind, false);
    expect(picture.machine("mill")?.state).toBe("running");
    // A repetition confirms nothing.
    picture.takeLive(live(), confirmed + behind + 20 * SECOND, false);
    picture.tick(confirmed + behind + 31 * SECOND);
    expect(picture.machine("mill")?.state).toBe("unknown");
  });

  test("does not trust a confirmation from the future, nor a gateway's word after its clock was set back less", () => {
    const { picture } = make();
    const ahead = confirmed + 3_600 * SECOND;
    picture.takeLive(live({ confirmedAt: ahead }), confirmed, false);
    picture.tick(confirmed + 31 * SECOND);
    expect(picture.machine("mill")?.state).toBe("unknown");
    picture.takeLive(live({ confirmedAt: confirmed + 40 * SECOND }), confirmed + 40 * SECOND, false);
    expect(picture.machine("mill")?.state).toBe("running");
  });

  test("lets recordings keep their own time", () => {
    const { picture } = make();
    picture.takeLive(live({ wallClock: false }), confirmed + 1e15, true);
    picture.tick(confirmed + 2e15);
    expect(picture.machine("mill")?.state).toBe("running");
  });

  test("tells nobody who has left", () => {
    const { picture } = make();
    const heard: LiveChange[] = [];
    const leave = picture.subscribe((change) => heard.push(change));
    leave();
    picture.takeStatus({ version: 1, gateway: "hall", online: false });
    expect(heard).toEqual([]);
    expect(picture.gateways()[0]?.status).toEqual({ version: 1, gateway: "hall", online: false });
  });
});
