import { expect, test } from "vitest";
import { latestEnd } from "../../../../dashboard-api/domain/booking/latest-end.ts";
import { at, contextOf, request } from "./context-of.ts";

const never = Number.MAX_SAFE_INTEGER;

test.each([
  ["closing time", "11-03 18:00", {}, never, "11-03 20:00"],
  ["the longest booking there may be", "11-03 10:00", { maximum: "4 h" }, never, "11-03 13:00"],
  ["whatever comes next", "11-03 10:00", {}, at("11-03 12:10"), "11-03 12:00"],
  [
    "what is left of the company's hours",
    "11-03 10:00",
    { shortNotice: "1 h", quotas: [{ hours: 2, window: "7 d" }] },
    never,
    "11-03 11:00",
  ],
  ["nothing, where something follows at once", "11-03 10:00", {}, at("11-03 10:10"), null],
  ["nothing, at closing time", "11-03 20:00", {}, never, null],
])("a booking can be extended up to %s", (_, until, policy, limit, expected) => {
  const booking = request("11-03 09:00", until);
  const found = latestEnd(booking, contextOf(policy), limit);
  expect(found).toBe(expected === null ? null : at(expected));
});

test("a booking that ends off the grid is extended to the grid", () => {
  const booking = request("11-03 09:00", "11-03 10:07");
  expect(latestEnd(booking, contextOf({ maximum: "90 min" }), never)).toBe(at("11-03 10:30"));
});
