import { expect, test } from "vitest";
import type { Records } from "../../../broker/stores/telemetry-writer.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import type { Site } from "../../../config/site/site.ts";
import type { Incident } from "../../../config/wire/batch.ts";
import { deriveAgain } from "../../../tools/rederive/derive-again.ts";
import { subjectOf } from "../../../tools/rederive/subject.ts";
import { readerOf } from "./memory-reader.ts";
import { base, type Message, millSite, recordedBy } from "./mill.ts";
import { shown } from "./run-rederive.ts";

/** Three minutes around base + 1 h, in seconds after base. */
async function derived(site: Site, records: Records, to = 3_780, rawSince = Number.NEGATIVE_INFINITY) {
  const window = { from: base + HOUR, to: base + to * SECOND, rawSince };
  const parts = await Array.fromAsync(deriveAgain(readerOf(records), subjectOf(site, "mill"), window));
  const states = parts.flat();
  return shown(readerOf({ ...records, states }), window.from, window.to);
}

const byMode = (...words: string[]) =>
  millSite({
    rules: [
      { state: "running", when: { signal: "mode", in: words } },
      { state: "idle", when: { signal: "mode", equals: "READY" } },
    ],
  });
const second = (at: number, values: Message[1]): Message => [base + at * SECOND, values];
/** A word that the rules did not know from 3600 s to 3700 s, and the power every 10 s if it is told. */
const withNewWord = (isPowerTold: boolean): Message[] => [
  second(3_500, { mode: "READY", kw: 1 }),
  ...Array.from({ length: 30 }, (_, i) => {
    const at = 3_510 + i * 10;
    const mode = at === 3_600 ? { mode: "NEW" } : at === 3_700 ? { mode: "READY" } : {};
    return second(at, { ...(isPowerTold ? { kw: i } : {}), ...mode });
  }),
];

test("a word that the rules learn now is known where steady samples show that the machine was heard", async () => {
  const records = recordedBy(byMode("RUN"), withNewWord(true));
  expect(await shown(readerOf(records), base + HOUR, base + 3_780 * SECOND)).toEqual([
    "unknown 3600-3700",
    "idle 3700-3780",
  ]);
  expect(await derived(byMode("RUN", "NEW"), records)).toEqual(["running 3600-3700", "idle 3700-3780"]);
});

test("without such samples it stays unknown: nobody knows whether the machine was confirmed", async () => {
  const records = recordedBy(byMode("RUN"), withNewWord(false));
  expect(await derived(byMode("RUN", "NEW"), records)).toEqual(["unknown 3600-3700", "idle 3700-3780"]);
});

test("samples of an outage further apart than the staleness show nothing, nor does one told on reconnection", async () => {
  const site = byMode("RUN");
  const records = recordedBy(site, [second(3_590, { mode: "RUN" }), second(3_690, {}), second(3_780, {})]);
  // Stored late with their source's times: two words 40 s apart, and one 10 s before the connection is back.
  const t = [3_590, 3_600, 3_640, 3_680].map((at) => base + at * SECOND);
  const samples = [{ machine: "mill", signal: "mode", t, v: ["RUN", "RUN", "READY", "RUN"] }];
  expect(await derived(site, { ...records, samples }, 3_690)).toEqual(["unknown 3600-3690"]);
});

test("a value unchanged for weeks holds on", async () => {
  const site = byMode("RUN");
  const told = recordedBy(site, [second(-20 * 86_400, { mode: "RUN" })]).samples;
  const steady = Array.from({ length: 30 }, (_, i) => second(3_500 + i * 10, i === 0 ? { mode: "RUN" } : {}));
  const records = { ...recordedBy(site, steady), samples: told };
  expect(await derived(site, records)).toEqual(["running 3600-3780"]);
  expect(await derived(site, records, 3_780, base - 10 * DAY)).toEqual(["unknown 3600-3780"]);
});

test("samples that were lost leave the time and the values unknown, until the next word of each signal", async () => {
  const site = byMode("RUN");
  const steady = Array.from({ length: 30 }, (_, i) =>
    second(3_500 + i * 10, i === 0 ? { mode: "RUN" } : i === 26 ? { mode: "READY" } : {}),
  );
  const lost: Incident = {
    ...{ machine: "mill", signal: null, reason: "the spool was full", count: 3 },
    ...{ kind: "lost", from: base + 3_620 * SECOND, until: base + 3_640 * SECOND },
  };
  const records = { ...recordedBy(site, steady), incidents: [lost] };
  expect(await derived(site, records)).toEqual(["running 3600-3620", "unknown 3620-3760", "idle 3760-3780"]);
  const ofAnother = { ...records, incidents: [{ ...lost, signal: "kw" }] };
  expect(await derived(site, ofAnother)).toEqual(["running 3600-3760", "idle 3760-3780"]);
});

test("true and false are what rules compare with, although stores hold 1 and 0", async () => {
  const site = millSite({
    rules: [
      { state: "setup", when: { signal: "door", equals: true } },
      { state: "idle", when: "always" },
    ],
  });
  const records = recordedBy(
    site,
    Array.from({ length: 30 }, (_, i) => second(3_500 + i * 10, { door: i < 20 })),
  );
  expect(await derived(site, records)).toEqual(["setup 3600-3700", "idle 3700-3780"]);
});

test("delays are decided by what follows the window", async () => {
  const site = millSite({
    rules: [
      { state: "running", when: { signal: "kw", above: 1, onDelay: "1 min" } },
      { state: "idle", when: "always" },
    ],
  });
  const messages = Array.from({ length: 60 }, (_, i) => second(3_500 + i * 10, { kw: i < 20 ? 0 : 2 }));
  const records = recordedBy(site, messages);
  expect(await derived(site, records, 3_710)).toEqual(["idle 3600-3700", "running 3700-3710"]);
  expect(MINUTE).toBe(subjectOf(site, "mill").rules.longestDelay);
});
