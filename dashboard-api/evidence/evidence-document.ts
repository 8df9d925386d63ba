import type { AssetUse, PurposeTimes } from "../domain/fairness/evidence/asset-use.ts";
import type { Figure } from "../domain/utilization/figure.ts";

/** One asset of a grant over a fiscal year. */
export interface AssetEvidence extends Omit<AssetUse, "companies"> {
  readonly asset: string;
  readonly name: string;
  readonly machines: readonly { readonly id: string; readonly ja: string; readonly en: string }[];
  readonly acquired: string | null;
  readonly price: number | null;
  /** What this grant paid of it. */
  readonly amount: number | null;
  readonly fundedPart: number;
  /** Last day on which disposal, transfer or lending needs approval 処分制限期間. */
  readonly restrictedUntil: string | null;
  /** The restriction holds on the last day reported. */
  readonly isRestricted: boolean;
  /** Other grants that paid for it. */
  readonly otherGrants: readonly { readonly grant: string; readonly amount: number | null }[];
  readonly companies: readonly (AssetUse["companies"][number] & {
    readonly name: string;
    readonly roles: readonly string[];
  })[];
  /** 日数稼働率, 占有率, 稼働率: each with its denominator, coverage and bounds. */
  readonly figures: {
    readonly daysUsed: Figure;
    readonly occupancy: Figure;
    readonly utilization: Figure;
    readonly bookingRate: Figure;
  };
  readonly months: readonly {
    readonly month: string;
    readonly occupancy: Figure;
    readonly daysUsed: Figure;
  }[];
}

/** 財産管理・利用実績 of one grant over one fiscal year. */
export interface EvidenceDocument {
  readonly grant: {
    readonly id: string;
    readonly name: string;
    readonly number: string | null;
    readonly purpose: string;
  };
  readonly cluster: { readonly ja: string; readonly en: string };
  readonly currency: string;
  /** Named by the year in which it begins. */
  readonly fiscalYear: number;
  /** First and last local day reported; the last is before the year's end while the year runs. */
  readonly period: { readonly from: string; readonly to: string };
  readonly isComplete: boolean;
  readonly ledgerVersion: number;
  readonly assets: readonly AssetEvidence[];
  /** Of all assets together. */
  readonly purposes: PurposeTimes;
}
