import { expect, test } from "vitest";
import { say } from "../../../config/wire/gateway-texts.ts";
import type { GatewayView } from "../../../dashboard-api/live/live-view.ts";
import {
  issuesOf,
  sourceText,
} from "../../../dashboard-api/web/screens/committee/gateways/gateway-issues.ts";

const now = Date.parse("2026-11-22T12:00:00Z");
const source: GatewayView["sources"][number] = {
  ...{ source: "plant", protocol: "opcua", state: "connected", since: "2026-11-22T11:00:00Z", detail: "" },
  ...{ samples: 5, discarded: 0, skew: 1_000, backwardSteps: 0, faults: {}, certificateExpires: null },
};
const lane = { batches: 0, bytes: 0, oldest: null };
const spool = { states: lane, samples: lane, rejected: 0, lost: 0, refused: "" };
const well: GatewayView = {
  ...{ id: "hall", online: true, at: "2026-11-22T11:59:50Z", software: "1", sameSite: true },
  spool,
  clock: { synchronized: true },
  sources: [source],
};
const waiting = (oldest: string) => ({ ...lane, batches: 3, oldest });

test.each<[string, Partial<GatewayView>, string[]]>([
  ["a gateway that is well", {}, []],
  ["one that is offline, whatever else it told", { online: false, sameSite: false }, ["offline"]],
  ["one never heard of", { online: null }, ["offline"]],
  [
    "another site file and a clock that runs free",
    { sameSite: false, clock: { synchronized: false } },
    ["site", "clock"],
  ],
  ["a full disk", { alarms: ["The disk is full."] }, ["alarm"]],
  ["data on their way", { spool: { ...spool, states: waiting("2026-11-22T11:59:00Z") } }, []],
  [
    "data that wait for ten minutes",
    { spool: { ...spool, samples: waiting("2026-11-22T11:50:00Z") } },
    ["spool"],
  ],
  [
    "a source that is down with signals it cannot read",
    { sources: [{ ...source, state: "down", faults: { "mill/load": "no such node" } }] },
    ["source", "faults"],
  ],
  [
    "a certificate of three more weeks",
    { sources: [{ ...source, certificateExpires: "2026-12-13T00:00:00Z" }] },
    ["certificate"],
  ],
  [
    "a certificate of two more months",
    { sources: [{ ...source, certificateExpires: "2027-01-22T00:00:00Z" }] },
    [],
  ],
])("%s is told as what a person should look at", (_, more, kinds) => {
  expect(issuesOf([{ ...well, ...more }], now).map((it) => it.kind)).toEqual(kinds);
});

test.each([
  ["ja", "サーバーが応答しません、TLS handshake failed"],
  ["en", "the server does not answer; TLS handshake failed"],
] as const)(
  "what a source tells is said in the reader's language (%s), with what libraries say as it is",
  (language, text) => {
    const messages = [
      say("server-silent"),
      say("certificate-ends", { day: "2026-12-13" }),
      "TLS handshake failed",
    ];
    expect(sourceText({ ...source, detail: "old", messages }, language)).toBe(text);
    expect(sourceText({ ...source, detail: "as an older gateway tells it" }, language)).toBe(
      "as an older gateway tells it",
    );
  },
);
