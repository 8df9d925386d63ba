import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import {
  type BookingDisplay,
  buildBookingDisplay,
  parseBookingDisplay,
} from "../../../config/wire/booking-display.ts";
import { displayOf } from "../../../dashboard-api/display/display-of.ts";
import { bookingSite } from "../bookings/booking-site.ts";

const site = bookingSite();
const held = (company: string | null, from: number, until: number, more: object = {}) => ({
  ...{ company, from: from * MINUTE, until: until * MINUTE, status: "confirmed" as const },
  kind: company === null ? ("maintenance" as const) : ("booking" as const),
  ...more,
});
const told = (slots: ReturnType<typeof held>[], at: number, hidden = false) => {
  const privacy = hidden ? { names: "hidden" as const } : site.policies.privacy;
  const { display, until } = displayOf(
    { ...site, policies: { ...site.policies, privacy } },
    "mill",
    slots,
    at * MINUTE,
  );
  const name = (slot: BookingDisplay["now"]) => slot && (slot.company ?? slot.kind);
  return [name(display.now), name(display.next), until / MINUTE];
};

test.each([
  ["nobody, for an hour at most", [], 0, [null, null, 60]],
  ["who has it and who is next", [held("one", 0, 30), held("two", 40, 70)], 10, ["one", "two", 30]],
  ["who is next alone, until then", [held("two", 40, 70)], 10, [null, "two", 40]],
  ["nobody any more at the end of a slot", [held("one", 0, 30)], 30, [null, null, 90]],
  ["who has it from its start on", [held("two", 40, 70)], 40, ["two", null, 70]],
  ["maintenance for what it is", [held(null, 0, 30)], 0, ["maintenance", null, 30]],
  ["nobody who still waits for approval", [held("one", 0, 30, { status: "requested" })], 0, [null, null, 60]],
])("a display shows %s", (_, slots, at, expected) => {
  expect(told(slots, at)).toEqual(expected);
});

test("a display names nobody where the policy tells no names", () => {
  expect(told([held("one", 0, 30), held("two", 30, 60)], 0, true)).toEqual(["booking", "booking", 30]);
});

test("the message is read as it was written, and anything else is not read", () => {
  const { display } = displayOf(site, "mill", [held("one", 0, 30)], HOUR / 4);
  expect(parseBookingDisplay(buildBookingDisplay(display))).toEqual(display);
  expect(JSON.parse(buildBookingDisplay(display).toString())).toEqual({
    ...{ version: 1, machine: "mill", at: 900_000_000, zone: "Asia/Tokyo", next: null },
    now: { kind: "booking", company: "one", from: 0, until: 1_800_000_000 },
  });
  for (const wrong of [{ ...display, version: 2 }, { ...display, job: "lot 7" }, { machine: "mill" }]) {
    expect(parseBookingDisplay(Buffer.from(JSON.stringify(wrong)))).toBeUndefined();
  }
  expect(parseBookingDisplay(Buffer.from("{"))).toBeUndefined();
});
