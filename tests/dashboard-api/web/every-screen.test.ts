import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { makeLink } from "../../../dashboard-api/accounts/account-links.ts";
import { axeFindings } from "../../setup/axe.ts";
import { sizes, type TestWindow } from "../../setup/browser.ts";
import { startPage } from "../../setup/page.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";
import { pageSite } from "../../setup/page-site.ts";
import { untranslated } from "../../setup/untranslated.ts";

const languages = ["ja", "en"] as const;
type Language = (typeof languages)[number];

/** Members that pay for a machine by thirds, with a grant behind it: every screen has something to show. */
const site = pageSite({
  funding: ["one", "two", "three"].map((company) => ({
    ...{ company, machine: "mill", amount: 1_000, since: "2020-04-01" },
  })),
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
      { id: "lease", name: { ja: "リース料", en: "Lease" }, monthly: 100_000, from: "2020-04-01" },
    ],
  },
});
const today = Temporal.Now.plainDateISO("Asia/Tokyo");
const lastMonth = today.toPlainYearMonth().subtract({ months: 1 }).toString();

/** What stands in the site file and the database in one language: companies, people, what somebody wrote. */
const names: string[] = [];
const windows = new Map<string, TestWindow>();

const shown = pageInBrowser(
  async (page) => {
    const quarter = 15 * MINUTE;
    const now = Math.floor(page.now() / quarter) * quarter;
    const day = 24 * 60;
    page.setClock(now - 24 * HOUR);
    await page.book("mill", "one", day - 60, day + 60);
    await page.book("edm", "two", day + 120, day + 300);
    const missed = await page.book("lathe", "one", day - 420, day - 300);
    page.setClock(undefined);
    await page.app.app.inject({
      method: "POST",
      url: `/api/v1/bookings/${missed.id}/dispute`,
      headers: { authorization: `Bearer ${page.app.tokens.office}`, "if-match": `"${missed.version}"` },
      payload: { reason: "材料が届きませんでした" },
    });
    await page.did("mill", [
      [-400, -300, "idle"],
      [-300, -240, "running"],
      [-240, -200, "unknown"],
      [-200, -180, "setup"],
      [-60, -1, "running"],
    ]);
    page.does("mill", "running", -50);
    page.does("laser", "idle", -30);
    page.does("chamber", "down", -5);
    const people = (await page.app.get("/api/v1/people", "committee")).json() as {
      items: { name: string }[];
    };
    names.push(
      ...site.companies.flatMap(({ name, short }) => [name, short]),
      ...people.items.map(({ name }) => name),
      ...["材料が届きませんでした", "共同設備補助金", "第12号", "共同加工", "5軸機 一式"],
      ...["共同利用会", "委員長", "会計", "office clerk"],
      // The switch to the other language is in that language.
      ...["日本語", "English"],
    );
  },
  () => startPage({ site }),
);

/** A window for each who looks: signing in once is enough. */
async function windowOf(role: string | null): Promise<TestWindow> {
  const known = windows.get(String(role));
  if (known) return known;
  const made = await shown.browser.window({ size: "phone" });
  if (role) await shown.page.signIn(made, role);
  windows.set(String(role), made);
  return made;
}

/** Everything that is wrong with a screen as it stands open, a line each. */
async function faultsOf(window: TestWindow, language: Language): Promise<string[]> {
  const faults: string[] = [];
  const told = await window.page.evaluate(() => document.documentElement.lang);
  if (told !== language) faults.push(`it says that it is in ${told}`);
  for (const size of ["phone", "laptop"] as const) {
    const viewport = sizes[size];
    await window.page.setViewportSize(viewport);
    const wide = await window.page.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return document.documentElement.scrollWidth;
    });
    if (wide > viewport.width) faults.push(`on a ${size} it is ${wide - viewport.width} px too wide`);
    // Axe takes long: each language on one size, so that both are looked at.
    if ((size === "phone") === (language === "en")) faults.push(...(await axeFindings(window.page)));
  }
  faults.push(...(await untranslated(window.page, language, names)).map((it) => `not translated: ${it}`));
  faults.push(...window.complaints.splice(0).map((it) => `complaint: ${it}`));
  return faults;
}

/** Who looks at which screen; what is behind a hash is made when it is opened. */
const screens: readonly (readonly [who: string | null, address: string])[] = [
  [null, "sign-in"],
  ["member", "floor"],
  ["member", "calendar?view=day"],
  ["committee", "calendar?view=week&panel=mine"],
  ["member", "calendar?view=month&panel=find"],
  ["committee", "utilization?by=member"],
  ["committee", "utilization?by=hourOfWeek"],
  ["committee", "fairness?detail=1"],
  ["member", "fairness"],
  ["committee", "machine?id=mill"],
  ["member", "machine?id=nothing"],
  ...["bookings", "outcomes", "costs", "people", "access"].map(
    (tab) => ["manager", `company?tab=${tab}`] as const,
  ),
  ...[
    ...["judge", "behalf", "rounds", "gateways", "settlement", "evidence"],
    ...["people", "people&part=companies", "people&part=qualifications", "audit", "site"],
  ].map((tab) => ["committee", `committee?tab=${tab}`] as const),
  ["member", `statement?month=${lastMonth}&seals=yes`],
  ["committee", `estimate?machine=mill&company=one&day=${today}&start=09:00&end=12:00&seals=yes`],
  ["member", "board"],
  ["member", "board?machine=mill"],
  ["committee", `evidence?grant=grant&year=${today.year}`],
];

describe.each(languages)("in %s", (language) => {
  const look = async (who: string | null, address: string) => {
    const window = await windowOf(who);
    const [path, fragment] = address.split("#");
    const asked = `${path}${path?.includes("?") ? "&" : "?"}lang=${language}`;
    await window.page.setViewportSize(sizes.phone);
    await shown.page.open(window, fragment ? `${asked}#${fragment}` : asked);
    await window.page.waitForFunction(() => document.querySelector(".skeleton, .progress") === null);
    expect(await faultsOf(window, language)).toEqual([]);
  };

  test.each(screens)("%s finds nothing in the way at %s", look);

  test("whoever stands at a machine finds nothing in the way", () =>
    look(null, `at-machine?machine=mill#${shown.page.app.tokens.machine}`));

  test("whoever opens a one-time link finds nothing in the way", async () => {
    const { secret } = await shown.page.database.transaction((db) =>
      makeLink(db, "reset", "demo-member", shown.page.now()),
    );
    await look(null, `account#${secret}`);
  });
});
