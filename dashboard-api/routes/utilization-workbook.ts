import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { GroupKey } from "../domain/grouping/grouping.ts";
import type { FigureId } from "../domain/utilization/figure-id.ts";
import type { WorkbookColumn, WorkbookSheet } from "../workbook/workbook.ts";
import { spreadsheetTime } from "./csv.ts";
import type { Language } from "./request-language.ts";
import type { RowView } from "./utilization-figure.ts";
import { denominatorTexts, figureTexts } from "./utilization-texts.ts";

const hour = 3_600_000_000;
const words = {
  ja: {
    title: "稼働率",
    groups: { machine: "設備", member: "会社", day: "日", isoWeek: "週", month: "月" },
    more: { fiscalYear: "年度", hourOfWeek: "曜日の時間帯", shift: "時間区分" },
    columns: [
      "指標",
      "値",
      "下限",
      "上限",
      "データ充足率",
      "分子",
      "分母",
      "不明",
      "補完(推定)",
      "単位",
      "分母の内容",
    ],
    units: { hours: "時間", days: "日" },
    version: (number: number) => `台帳 第${number}版`,
  },
  en: {
    title: "Utilization",
    groups: { machine: "Machine", member: "Company", day: "Day", isoWeek: "Week", month: "Month" },
    more: { fiscalYear: "Fiscal year", hourOfWeek: "Hour of the week", shift: "Shift" },
    columns: [
      "Figure",
      "Value",
      "Lower",
      "Upper",
      "Coverage",
      "Numerator",
      "Denominator",
      "Unknown",
      "Inferred",
      "Unit",
      "Denominator is",
    ],
    units: { hours: "h", days: "days" },
    version: (number: number) => `Ledger version ${number}`,
  },
} as const;

/** A line a group and figure, as people read it: names, percentages, hours. */
export function utilizationWorkbook(given: {
  rows: readonly RowView[];
  groupBy: readonly GroupKey[];
  window: { from: Micros; to: Micros };
  version: number;
  site: Site;
  language: Language;
}): WorkbookSheet[] {
  const { rows, groupBy, window, version, site, language } = given;
  const text = words[language];
  const { zone } = site.cluster;
  const nameOf = (key: GroupKey, value: string | number | null | undefined) => {
    if (key === "machine") return site.machines.find(({ id }) => id === value)?.name[language] ?? `${value}`;
    if (key === "member") return site.companies.find(({ id }) => id === value)?.short ?? null;
    return value ?? null;
  };
  const kinds = ["text", ...Array(4).fill("percent"), ...Array(4).fill("hours"), "text", "text"];
  const columns: WorkbookColumn[] = [
    ...groupBy.map((key) => ({ title: { ...text.groups, ...text.more }[key], width: 22 })),
    ...text.columns.map((title, at) => ({
      ...{
        title,
        width: at === 0 || at === 10 ? 30 : 13,
        kind: kinds[at] as WorkbookColumn["kind"] & string,
      },
    })),
  ];
  const lines = rows.flatMap((row) =>
    Object.entries(row.figures).map(([id, it]) => {
      const isDays = id === "daysUsed";
      const amount = (value: number) => (isDays ? value : value / hour);
      return [
        ...groupBy.map((key) => nameOf(key, row.keys[key])),
        figureTexts[id as FigureId].name[language],
        ...[it.value, it.lower, it.upper, it.coverage],
        ...[it.numerator, it.denominator, it.unknown, it.inferred].map(amount),
        isDays ? text.units.days : text.units.hours,
        denominatorTexts[it.denominatorName]?.[language] ?? it.denominatorName,
      ];
    }),
  );
  const span = `${spreadsheetTime(window.from, zone)} - ${spreadsheetTime(window.to, zone)} (${zone})`;
  const head = [[`${site.cluster.name[language]} ${text.title}`], [span, text.version(version)], []];
  return [{ name: text.title, head, columns, rows: lines, orientation: "landscape" }];
}
