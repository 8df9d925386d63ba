import { HOUR, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import type { Deed } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { sharesOf } from "../../../dashboard-api/domain/fairness/entitlement/shares.ts";
import type { UseLine } from "../../../dashboard-api/domain/fairness/use/use-line.ts";
import type { UseReader } from "../../../dashboard-api/fairness/use-reader.ts";
import { createSettlementDesk } from "../../../dashboard-api/settlement/settlement-desk.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";

export const tokyo = (text: string): Micros => microsFromRfc3339(`${text.replace(" ", "T")}:00+09:00`);

/** Three members with equal shares, an outsider, and a registered issuer. */
export const settlementSite = (settlement: object = {}, fees: object = {}): Site =>
  siteSchema.parse({
    ...bookingSiteData(),
    settlement: { issuer: { invoiceNumber: "T1234567890123", seals: ["委員長"] }, ...settlement },
    fees,
  });

export const use = (company: string | null, hours: number, more: Partial<UseLine> = {}): UseLine => ({
  ...{ company, machine: "mill", hour: tokyo("2026-05-12 09:00"), booking: null, part: "booked" },
  ...{ isPeak: false, duration: hours * HOUR },
  ...more,
});

/** A reader of lines that a test may change, with the version that they are told in. */
export function usedLines(given: UseLine[]) {
  const books = { version: 7, lines: given };
  const reader: UseReader = {
    sums: async () => ({ version: books.version, sums: [] }),
    decayed: async () => [],
    bookedLines: async () => ({ version: books.version, lines: [], releases: [] }),
    lines: async ({ from, to, basis }) => ({
      version: books.version,
      lines: basis === "chargeable" ? books.lines.filter((it) => it.hour >= from && it.hour < to) : [],
    }),
  };
  return { books, reader };
}

export function settlementUnderTest(database: Database, lines: UseLine[], site = settlementSite()) {
  const { books, reader } = usedLines(lines);
  const equal = sharesOf(["one", "two", "three"].map((company) => [company, 1]));
  const desk = createSettlementDesk({
    ...{ database, site, use: reader },
    shares: { refresh: async () => {}, ofMachine: () => equal, ofCluster: () => equal },
  });
  const deed = (at: string, reason = ""): Deed => ({
    ...{ actor: { name: "keiko", role: "committee", person: null }, actedFor: null },
    ...{ at: tokyo(at), reason },
  });
  return { desk, books, deed, site };
}
