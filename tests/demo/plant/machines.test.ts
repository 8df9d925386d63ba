import { describe, expect, test } from "vitest";
import { MINUTE, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { resolveRules } from "../../../config/presets/resolve.ts";
import type { TrueState } from "../../../demo/plant/behaviour.ts";
import { mqttMachines, opcuaMachines, plantMachines } from "../../../demo/plant/machines.ts";
import type { Moment } from "../../../demo/plant/simulated-machine.ts";
import { createStateDeriver } from "../../../gateway/state/machine-state-deriver.ts";
import { demoSite } from "./demo-site.ts";

const site = demoSite();
const begin = microsFromRfc3339("2026-11-16T10:00:00+09:00");
const states: TrueState[] = ["running", "held", "setup", "idle", "down", "off"];

const moment = (t: number, state: TrueState): Moment => ({
  t,
  segment: { from: begin, to: begin + 10 * MINUTE, state, job: 1, ran: 0 },
  pieces: 3,
  noise: (_, seconds) => (seconds % 2 === 0 ? 1 : -1),
});
const settingsOf = (id: string) => {
  const found = site.machines.find((machine) => machine.id === id);
  if (!found) throw new Error(`the site file has no machine ${id}`);
  return found;
};

describe("the plant's machines", () => {
  test("are those of the demo's site file, with its signals", () => {
    expect(plantMachines.map(({ id }) => id).sort()).toEqual(site.machines.map(({ id }) => id).sort());
    for (const machine of plantMachines) {
      const values = machine.values(moment(begin, "running"));
      expect(Object.keys(values).sort()).toEqual(
        settingsOf(machine.id)
          .signals.map(({ id }) => id)
          .sort(),
      );
      for (const { id, type } of settingsOf(machine.id).signals)
        expect(typeof values[id], `${machine.id} ${id}`).toBe(type === "text" ? "string" : "number");
    }
  });

  test("stand where the site file looks for them", () => {
    for (const machine of opcuaMachines)
      for (const { id, node } of settingsOf(machine.id).signals) {
        const place = machine.nodes[id];
        const path = place?.folders.map(({ namespace, name }) => `${namespace}:${name}`).join("/");
        const names = [`nsu=${place?.namespace};s=${place?.id}`];
        // A part of a path without a namespace is in the one before it.
        const last = place?.folders.at(-1)?.namespace ?? "";
        names.push(`/${path}/${place?.name}`.replace(`/${last}:Machinery`, "/Machinery"));
        expect(names).toContain(node);
      }
    const chamber = mqttMachines.flatMap((machine) => {
      const at = moment(begin, "running");
      return machine.messages(at, machine.values(at)).map(({ topic }) => topic);
    });
    expect(chamber).toEqual(["floor/test-chamber/report", "meters/old-mill/power"]);
  });

  test.each(plantMachines.flatMap((machine) => states.map((state) => [machine.id, state, machine] as const)))(
    "%s that is %s is read by the site file's rules as the history says",
    (id, state, machine) => {
      const settings = settingsOf(id);
      const deriver = createStateDeriver({
        machine: id,
        ruleSet: resolveRules(settings.state),
        lateness: 2 * SECOND,
        staleAfter: 30 * SECOND,
        restored: null,
      });
      for (let t = begin; t < begin + 2 * MINUTE; t += SECOND) {
        for (const [signal, value] of Object.entries(machine.values(moment(t, state))))
          deriver.observe({ signal, t, value, quality: 0 });
        deriver.confirm(t);
      }
      expect(deriver.takeAll().at(-1)?.state).toBe(machine.reported(state));
    },
  );
});
