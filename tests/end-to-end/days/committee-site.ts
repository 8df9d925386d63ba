import { DAY, HOUR, MINUTE, type Micros, rfc3339FromMicros } from "../../../config/micros.ts";
import type { Site } from "../../../config/site/site.ts";
import { type PageUnderTest, startPage } from "../../setup/page.ts";
import { pageSite } from "../../setup/page-site.ts";

/** Three members share two machines by half, 30 and 20 percent; a grant paid for one; the issuer is registered. */
const site = (zone: string): Site => {
  const made = pageSite({
    cluster: {
      ...{ id: "cluster", name: { ja: "伊那谷共同利用会", en: "Ina Valley Cluster" }, zone },
      calendar: { hours: "always" },
    },
    fairness: { shares: [{ since: "2020-01-01", shares: { one: 50, two: 30, three: 20 } }] },
    grants: [{ id: "grant", name: "共同設備補助金", number: "第12号", purpose: "共同加工" }],
    assets: [
      {
        ...{ id: "asset", name: "5軸機 一式", machines: ["mill"], acquired: "2024-03-15", price: 9_000_000 },
        funded: [{ grant: "grant", amount: 6_000_000, restrictedUntil: "2031-03-31" }],
      },
    ],
    settlement: {
      issuer: { name: "共同利用会", invoiceNumber: "T1234567890123", seals: ["委員長", "会計"] },
      fixedCosts: [
        { id: "lease", name: { ja: "リース料", en: "Lease" }, monthly: 100_001, from: "2020-04-01" },
      ],
    },
  });
  return { ...made, machines: made.machines.slice(0, 2) };
};

/** The page of a cluster with a day of use last month, and a no-show of yesterday that its company disputes. */
export interface CommitteePlace {
  readonly page: PageUnderTest;
  /** Last month, as the address has it, and its day of use. */
  readonly month: string;
  readonly day: string;
  /** Books and verdicts are brought up to now, once what came has rested for a while. */
  settle(): Promise<void>;
}

export async function startCommitteePlace(zone: string): Promise<CommitteePlace> {
  const page = await startPage({ site: site(zone), whole: true });
  const today = Temporal.Now.plainDateISO(zone);
  const month = today.toPlainYearMonth().subtract({ months: 1 });
  const day = month.toPlainDate({ day: 20 });
  const startOf = (date: Temporal.PlainDate): Micros =>
    Number(date.toZonedDateTime({ timeZone: zone }).epochNanoseconds / 1_000n);
  const clock = (text: string) => {
    const [hours = 0, minutes = 0] = text.split(":").map(Number);
    return hours * 60 + minutes;
  };
  const since = async (date: Temporal.PlainDate, act: () => Promise<unknown>, before = 0) => {
    page.setClock(startOf(date) - before);
    await act();
    page.setClock(undefined);
  };
  const book = (date: Temporal.PlainDate, machine: string, company: string, from: string, to: string) => {
    const of = (text: string) => 24 * 60 + clock(text);
    return since(date, () => page.book(machine, company, of(from), of(to), { job: `極秘-${company}` }), DAY);
  };

  await book(day, "mill", "one", "09:00", "12:00");
  await book(day, "mill", "two", "13:00", "16:00");
  const [h9, h1130, h13, h1630] = ["09:00", "11:30", "13:00", "16:30"].map(clock) as [
    number,
    number,
    number,
    number,
  ];
  await since(day, () =>
    page.did("mill", [
      [h9 - 60, h9, "idle"],
      [h9, h1130, "running"],
      [h1130, h13, "idle"],
      [h13, h1630, "running"],
      [h1630, clock("18:00"), "idle"],
    ]),
  );
  const yesterday = today.subtract({ days: 1 });
  await book(yesterday, "lathe", "three", "10:00", "12:00");
  await since(yesterday, () => page.did("lathe", [[clock("09:00"), clock("20:00"), "idle"]]));
  await page.work();
  // What came late waits for a while before the books are made anew.
  await since(day, () =>
    page.did("mill", [
      [clock("18:00"), clock("19:00"), "running"],
      [clock("19:00"), clock("20:00"), "idle"],
    ]),
  );
  await page.work();

  const dispute = async () => {
    const window = `from=${rfc3339FromMicros(startOf(yesterday))}&to=${rfc3339FromMicros(startOf(today))}`;
    const listed = await page.app.get(`/api/v1/bookings?machines=lathe&${window}`, "office");
    const { items } = listed.json() as { items: { id: string; version: number }[] };
    const [booking] = items;
    const answer = await page.app.app.inject({
      ...{ method: "POST", url: `/api/v1/bookings/${booking?.id}/dispute` },
      headers: { authorization: `Bearer ${page.app.tokens.office}`, "if-match": `"${booking?.version}"` },
      payload: { reason: "材料が届きませんでした" },
    });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  await dispute();
  return {
    ...{ page, month: month.toString(), day: day.toString() },
    async settle() {
      page.setClock(page.now() + HOUR / 2);
      await page.work();
      page.setClock(undefined);
    },
  };
}

/** Minutes of a length as the page writes it in Japanese, such as 2 時間 30 分. */
export const minutesOf = (text: string): number =>
  Number(/([\d,.]+)\s*時間/.exec(text)?.[1]?.replace(",", "") ?? 0) * 60 +
  Number(/([\d.]+)\s*分/.exec(text)?.[1] ?? 0);

/** A number as the page writes it: signs, thousands, units. */
export const numberOf = (text: string | null): number =>
  Number((text ?? "").replace(/[^\d.−-]/g, "").replace("−", "-"));

export const inMinutes = (micros: Micros): number => micros / MINUTE;
