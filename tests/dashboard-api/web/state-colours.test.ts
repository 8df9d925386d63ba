import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { machineStates } from "../../../config/machine-state.ts";
import { apart, contrast, deltaE, visions } from "./colour-vision.ts";

const css = readFileSync("dashboard-api/web/style/tokens.css", "utf8");
const tokensOf = (selector: string): Record<string, string> => {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0] ?? "";
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  );
};
const light = tokensOf(":root");
const themes = { light, dark: { ...light, ...tokensOf(':root[data-theme="dark"]') } };
/** Told apart by area alone, without any pattern. */
const plain = ["running", "idle", "down", "off"] as const;
const pairs = (states: readonly string[]) =>
  states.flatMap((one, at) => states.slice(at + 1).map((other) => [one, other] as const));

test("the distance of colours is CIEDE2000", () => {
  // Pairs 1, 7 and 17 of Sharma, Wu, Dalal 2005.
  expect(deltaE([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(deltaE([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
  expect(deltaE([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
});

describe.each(Object.entries(themes))("states in the %s theme", (_, token) => {
  test.each(Object.entries(visions))("differ at a glance to eyes of %s vision", (_name, vision) => {
    for (const [one, other] of pairs(plain)) {
      expect(apart(token[one] ?? "", token[other] ?? "", vision), `${one} and ${other}`).toBeGreaterThan(20);
    }
    for (const [one, other] of pairs(["running", "held", "down", "off"])) {
      expect(apart(token[one] ?? "", token[other] ?? "", vision), `${one} and ${other}`).toBeGreaterThan(14);
    }
  });

  test.each(machineStates)("%s can be read on its colour and seen on its ground", (state) => {
    const fill = token[state] ?? "";
    expect(contrast(fill, token[`${state}-ink`] ?? ""), "word on fill").toBeGreaterThan(4.5);
    // What has a light fill is outlined.
    const edge = Math.max(
      contrast(fill, token.surface ?? ""),
      contrast(token["line-strong"] ?? "", token.surface ?? ""),
    );
    expect(edge, "area on ground").toBeGreaterThan(3);
  });

  test("text can be read", () => {
    for (const ground of ["ground", "surface", "sunken"]) {
      for (const ink of ["ink", "ink-soft", "accent", "error", "good", "warn"]) {
        expect(contrast(token[ink] ?? "", token[ground] ?? ""), `${ink} on ${ground}`).toBeGreaterThan(4.5);
      }
    }
    for (const name of ["accent", "warn", "error", "good"]) {
      expect(contrast(token[name] ?? "", token[`${name}-soft`] ?? ""), `${name} on soft`).toBeGreaterThan(
        4.5,
      );
    }
    expect(contrast(token.accent ?? "", token["accent-ink"] ?? "")).toBeGreaterThan(4.5);
  });
});
