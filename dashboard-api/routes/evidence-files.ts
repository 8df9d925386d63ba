import { HOUR } from "../../config/micros.ts";
import type { Bilingual } from "../../config/site/text.ts";
import { type UsePurpose, usePurposes } from "../domain/fairness/evidence/asset-use.ts";
import type { WorkbookCell, WorkbookColumn, WorkbookSheet } from "../workbook/workbook.ts";
import type { EvidenceView } from "./evidence-view.ts";
import { type Era, formDate } from "./form-date.ts";
import type { Language } from "./request-language.ts";

type Asset = EvidenceView["assets"][number];
type Figure = Asset["figures"]["daysUsed"];
type Column<T> = readonly [
  title: Bilingual,
  width: number,
  kind: WorkbookColumn["kind"],
  cell: (it: T, how: Form) => WorkbookCell,
];

interface Form {
  readonly lang: Language;
  readonly era: Era;
}

const hours = (time: number): number => time / HOUR;
const date = (day: string | null, { lang, era }: Form) => day && formDate(day, lang, era);
const bounds = ({ lower, upper }: Figure): string =>
  lower === null || upper === null ? "" : `${(lower * 100).toFixed(1)}–${(upper * 100).toFixed(1)}%`;
const purposeTexts: Readonly<Record<UsePurpose, Bilingual>> = {
  within: { ja: "目的内", en: "Within purpose" },
  outside: { ja: "目的外", en: "Outside purpose" },
  otherGrant: { ja: "他の補助金の目的", en: "Another grant's purpose" },
  notStated: { ja: "記載なし(予約外)", en: "Not stated (no booking)" },
};

const assetColumns: readonly Column<Asset>[] = [
  [{ ja: "財産名", en: "Property" }, 28, "text", (it) => it.name],
  [
    { ja: "設備", en: "Machines" },
    24,
    "text",
    (it, { lang }) => it.machines.map((one) => one[lang]).join("、"),
  ],
  [{ ja: "取得年月日", en: "Acquired" }, 16, "text", (it, how) => date(it.acquired, how)],
  [{ ja: "取得価格(円)", en: "Price (yen)" }, 14, "yen", (it) => it.price],
  [{ ja: "補助金充当額(円)", en: "Paid by grant (yen)" }, 16, "yen", (it) => it.amount],
  [{ ja: "充当割合", en: "Part" }, 9, "percent", (it) => it.fundedPart],
  [{ ja: "処分制限期間", en: "Restricted until" }, 16, "text", (it, how) => date(it.restrictedUntil, how)],
  [{ ja: "使用時間(h)", en: "Hours used" }, 12, "hours", (it) => hours(it.time)],
  [{ ja: "うち使用者未確定(h)", en: "Of these nobody's yet" }, 14, "hours", (it) => hours(it.unassigned)],
  [
    { ja: "計画稼働時間(h)", en: "Planned busy hours" },
    14,
    "hours",
    ({ figures: { occupancy } }) => hours(occupancy.denominator + occupancy.unknown),
  ],
  [
    { ja: "うち観測(h)", en: "Of these observed" },
    12,
    "hours",
    (it) => hours(it.figures.occupancy.denominator),
  ],
  [{ ja: "占有率", en: "Occupancy" }, 9, "percent", (it) => it.figures.occupancy.value],
  [{ ja: "占有率の範囲", en: "Bounds" }, 14, "text", (it) => bounds(it.figures.occupancy)],
  [{ ja: "稼働率", en: "Utilization" }, 9, "percent", (it) => it.figures.utilization.value],
  [{ ja: "観測率", en: "Coverage" }, 9, "percent", (it) => it.figures.occupancy.coverage],
  [{ ja: "使用日数", en: "Days used" }, 10, "count", (it) => it.figures.daysUsed.numerator],
  [
    { ja: "開放日数", en: "Open days" },
    10,
    "count",
    ({ figures: { daysUsed } }) => daysUsed.denominator + daysUsed.unknown,
  ],
  [{ ja: "うち判定できた日数", en: "Of these known" }, 12, "count", (it) => it.figures.daysUsed.denominator],
  [{ ja: "日数稼働率", en: "Days used, rate" }, 10, "percent", (it) => it.figures.daysUsed.value],
  [{ ja: "利用企業数", en: "Companies" }, 10, "count", (it) => it.breadth.companies],
  [{ ja: "うち会員", en: "Members" }, 9, "count", (it) => it.breadth.members],
  [
    { ja: "最大利用者の割合", en: "Share of the largest" },
    14,
    "percent",
    (it) => it.breadth.largest?.share ?? null,
  ],
];

type User = { asset: Asset; user: Asset["companies"][number] };
const userColumns: readonly Column<User>[] = [
  [{ ja: "財産名", en: "Property" }, 28, "text", (it) => it.asset.name],
  [{ ja: "利用者", en: "User" }, 28, "text", (it) => it.user.name],
  [
    { ja: "区分", en: "Kind" },
    8,
    "text",
    ({ user }, { lang }) =>
      (user.isMember ? { ja: "会員", en: "member" } : { ja: "会員外", en: "outsider" })[lang],
  ],
  [{ ja: "予約件数", en: "Bookings" }, 9, "count", (it) => it.user.bookings],
  [{ ja: "使用日数", en: "Days" }, 9, "count", (it) => it.user.days],
  [{ ja: "最初の使用日", en: "First day" }, 16, "text", (it, how) => date(it.user.firstDay, how)],
  [{ ja: "最後の使用日", en: "Last day" }, 16, "text", (it, how) => date(it.user.lastDay, how)],
  [{ ja: "使用時間(h)", en: "Hours" }, 12, "hours", (it) => hours(it.user.time)],
  [{ ja: "割合", en: "Share" }, 8, "percent", (it) => it.user.share],
  ...usePurposes.map(
    (purpose): Column<User> => [purposeTexts[purpose], 14, "hours", (it) => hours(it.user.purposes[purpose])],
  ),
];

type Month = { asset: Asset; month: Asset["months"][number] };
const monthColumns: readonly Column<Month>[] = [
  [{ ja: "財産名", en: "Property" }, 28, "text", (it) => it.asset.name],
  [{ ja: "月", en: "Month" }, 10, "text", (it) => it.month.month],
  [
    { ja: "計画稼働時間(h)", en: "Planned busy hours" },
    14,
    "hours",
    ({ month: { occupancy } }) => hours(occupancy.denominator + occupancy.unknown),
  ],
  [{ ja: "使用時間(h)", en: "Hours in use" }, 12, "hours", (it) => hours(it.month.occupancy.numerator)],
  [{ ja: "占有率", en: "Occupancy" }, 9, "percent", (it) => it.month.occupancy.value],
  [{ ja: "観測率", en: "Coverage" }, 9, "percent", (it) => it.month.occupancy.coverage],
  [{ ja: "使用日数", en: "Days used" }, 10, "count", (it) => it.month.daysUsed.numerator],
  [{ ja: "日数稼働率", en: "Days used, rate" }, 10, "percent", (it) => it.month.daysUsed.value],
];

type Purpose = { asset: Asset; purpose: UsePurpose };
const purposeColumns: readonly Column<Purpose>[] = [
  [{ ja: "財産名", en: "Property" }, 28, "text", (it) => it.asset.name],
  [{ ja: "目的", en: "Purpose" }, 24, "text", (it, { lang }) => purposeTexts[it.purpose][lang]],
  [{ ja: "使用時間(h)", en: "Hours" }, 12, "hours", (it) => hours(it.asset.purposes[it.purpose])],
  [
    { ja: "割合", en: "Share" },
    8,
    "percent",
    ({ asset, purpose }) => (asset.time > 0 ? asset.purposes[purpose] / asset.time : null),
  ],
];

const names = {
  ja: {
    assets: "財産管理",
    users: "使用者別",
    purposes: "目的別",
    lending: "一時貸付(会員外)",
    months: "月別",
  },
  en: {
    assets: "Property",
    users: "By user",
    purposes: "By purpose",
    lending: "Temporary lending",
    months: "By month",
  },
};

function sheet<T>(name: string, columns: readonly Column<T>[], rows: readonly T[], how: Form): WorkbookSheet {
  return {
    name,
    orientation: "landscape",
    columns: columns.map(([title, width, kind = "text"]) => ({ title: title[how.lang], width, kind })),
    rows: rows.map((row) => columns.map(([, , , cell]) => cell(row, how))),
  };
}

/** The yearly report as a workbook. */
export function evidenceSheets(view: EvidenceView, how: Form): WorkbookSheet[] {
  const text = names[how.lang];
  const { assets, print, grant } = view;
  const users = assets.flatMap((asset) => asset.companies.map((user) => ({ asset, user })));
  const head = [
    [print.title],
    [`${print.fiscalYear} ${print.period}`],
    [grant.number === null ? grant.name : `${grant.name}(${grant.number})`],
    [grant.purpose],
    [view.cluster[how.lang]],
    ...(print.issuedOn ? [[print.issuedOn]] : []),
    ...print.notes.map((note) => [note]),
    [],
  ];
  return [
    { ...sheet(text.assets, assetColumns, assets, how), head },
    sheet(text.users, userColumns, users, how),
    sheet(
      text.purposes,
      purposeColumns,
      assets.flatMap((asset) => usePurposes.map((purpose) => ({ asset, purpose }))),
      how,
    ),
    sheet(
      text.lending,
      userColumns,
      users.filter(({ user }) => !user.isMember),
      how,
    ),
    sheet(
      text.months,
      monthColumns,
      assets.flatMap((asset) => asset.months.map((month) => ({ asset, month }))),
      how,
    ),
  ];
}
