import { expect, test } from "vitest";
import { machineGroups } from "../../../../dashboard-api/domain/demand/machine-group.ts";

test.each<[string, Record<string, string[]>, Record<string, string>]>([
  ["alone without capabilities", { old: [] }, { old: "old" }],
  ["alone with one", { edm: ["wire-edm"] }, { edm: "wire-edm" }],
  [
    "those that share a process",
    { five: ["milling-5axis", "milling-3axis"], edm: ["wire-edm"], three: ["milling-3axis"] },
    { five: "milling-5axis", edm: "wire-edm", three: "milling-5axis" },
  ],
  [
    "those that share one by way of a third, whichever comes first",
    { a: ["x"], b: ["y"], c: ["y", "x"], d: ["z"] },
    { a: "x", b: "x", c: "x", d: "z" },
  ],
])("machines are grouped: %s", (_, given, expected) => {
  const machines = Object.entries(given).map(([id, processes]) => ({
    id,
    capabilities: processes.map((process) => ({ process })),
  }));
  expect(Object.fromEntries(machineGroups(machines))).toEqual(expected);
});
