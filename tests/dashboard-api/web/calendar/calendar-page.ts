import type { Locator } from "playwright-core";
import { bookingPolicySchema } from "../../../../config/site/booking-policy.ts";
import type { TestWindow } from "../../../setup/browser.ts";
import { type PageUnderTest, startPage } from "../../../setup/page.ts";
import { pageSite } from "../../../setup/page-site.ts";

/** A page on the small site with rules that can be met: four hours at most, twenty in four weeks. */
export async function startCalendarPage(more: { whole?: boolean } = {}): Promise<PageUnderTest> {
  const site = pageSite();
  const booking = bookingPolicySchema.parse({
    ...{ maximum: "4 h", quotas: [{ hours: 20, window: "28 d" }], shortNotice: "0 min" },
  });
  return startPage({ site: { ...site, policies: { ...site.policies, booking } }, ...more });
}

const zone = "Asia/Tokyo";
const today = () => Temporal.Now.plainDateISO(zone);

/** A day from today on, as the address has it. */
export const dayFromToday = (days: number): string => today().add({ days }).toString();

const at = (days: number, clock: string): string =>
  today()
    .add({ days })
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(clock) })
    .toInstant()
    .toString();

/** Books as the office does, at exact clock times of a day from today. */
export async function bookOn(
  page: PageUnderTest,
  machine: string,
  company: string,
  days: number,
  [from, to]: [string, string],
): Promise<{ id: string; version: number }> {
  const answer = await page.app.app.inject({
    method: "POST",
    url: "/api/v1/bookings",
    headers: { authorization: `Bearer ${page.app.tokens.office}` },
    payload: { machine, company, from: at(days, from), to: at(days, to) },
  });
  if (answer.statusCode !== 201) throw new Error(`not booked: ${answer.body}`);
  return answer.json();
}

/** A day's timeline, opened and drawn. */
export async function openDay(
  page: PageUnderTest,
  window: TestWindow,
  days: number,
  more = "",
): Promise<void> {
  await page.open(window, `calendar?lang=ja&view=day&date=${dayFromToday(days)}${more}`);
  await window.page.locator('.calendar-timeline[data-ready="true"]').waitFor();
}

const hourOf = (clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours + minutes / 60;
};

/** Presses on a machine's lane of the day view at a clock time, moves to another, and lets go unless told not to. */
export async function dragInLane(
  { page }: TestWindow,
  machine: string,
  from: string,
  to: string,
  letGo = true,
): Promise<void> {
  const box = await page.locator(`.calendar-row-over[data-lane="${machine}"]`).boundingBox();
  if (!box) throw new Error(`no lane of ${machine}`);
  const x = (clock: string) => box.x + (box.width * hourOf(clock)) / 24;
  const y = box.y + 18;
  await page.mouse.move(x(from), y);
  await page.mouse.down();
  await page.mouse.move((x(from) + x(to)) / 2, y + 3, { steps: 4 });
  await page.mouse.move(x(to), y + 3, { steps: 4 });
  if (letGo) await page.mouse.up();
}

export const panelOf = ({ page }: TestWindow): Locator => page.locator(".calendar-panel");
export const draftOf = ({ page }: TestWindow): Locator => page.locator(".calendar-draft");
export const toast = ({ page }: TestWindow, text: string): Locator =>
  page.locator(".toast", { hasText: text });

/** Bookings of a machine on a day, as the API lists them to the office. */
export async function bookingsOf(page: PageUnderTest, machine: string, days: number) {
  const [from, to] = [today().add({ days }), today().add({ days: days + 1 })].map((day) =>
    day.toZonedDateTime(zone).toInstant().toString(),
  );
  const answer = await page.app.get(`/api/v1/bookings?machines=${machine}&from=${from}&to=${to}`, "office");
  const { items } = answer.json() as {
    items: { company: string; from: string; to: string; status: string; job: string | null }[];
  };
  const clock = (time: string) =>
    Temporal.Instant.from(time).toZonedDateTimeISO(zone).toPlainTime().toString().slice(0, 5);
  return items
    .filter(({ status }) => status === "confirmed")
    .map(({ company, from, to }) => `${company} ${clock(from)}-${clock(to)}`);
}
