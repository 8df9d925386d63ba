import type { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import type { StoredReport } from "../evidence/evidence-desk.ts";
import type { EvidenceDocument } from "../evidence/evidence-document.ts";
import type { evidenceSchema, reportSchema } from "./evidence-schema.ts";
import { type Era, formDate } from "./form-date.ts";
import type { Language } from "./request-language.ts";

export type EvidenceView = z.infer<typeof evidenceSchema>;

export const viewReport = (report: StoredReport): z.infer<typeof reportSchema> => {
  const { grant, fiscalYear, number, at, actor, reason, ledgerVersion, digest } = report;
  return {
    grant,
    fiscalYear,
    number,
    at: rfc3339FromMicros(at),
    by: actor.name,
    reason,
    ledgerVersion,
    digest,
  };
};

/** `令和8年度`, `2026年度`, `fiscal year 2026`. */
function yearText(document: EvidenceDocument, lang: Language, era: Era): string {
  if (lang === "en") return `Fiscal year ${document.fiscalYear}`;
  if (era === "western") return `${document.fiscalYear}年度`;
  return formDate(document.period.from, lang, era).replace(/年.*/, "年度");
}

function notesOf(document: EvidenceDocument, lang: Language): string[] {
  const isJa = lang === "ja";
  const notes = isJa
    ? [
        "日数稼働率=使用日数÷判定できた開放日数、占有率=計画稼働時間内の使用時間÷観測できた計画稼働時間。範囲は不明時間を含む下限〜上限です。",
        `数値は利用台帳の版${document.ledgerVersion}によります。`,
      ]
    : [
        "Days used = days with use / open days that are known; occupancy = use in planned busy time / what was observed of it. Bounds include unknown time.",
        `Figures are of version ${document.ledgerVersion} of the ledger.`,
      ];
  if (!document.isComplete) notes.push(isJa ? "年度の途中の値です。" : "The year is not over.");
  if (document.assets.some((it) => it.unassigned > 0)) {
    notes.push(
      isJa
        ? "使用者が未確定の使用時間は、使用者別の合計に含まれません。"
        : "Use that is nobody's yet is in no company's total.",
    );
  }
  return notes;
}

/** The evidence as the API tells it, with the texts of its form. */
export function viewEvidence(
  document: EvidenceDocument,
  given: { lang: Language; era: Era; zone: string; report: StoredReport | null },
): EvidenceView {
  const { lang, era, zone, report } = given;
  const isJa = lang === "ja";
  const date = (day: string) => formDate(day, lang, era);
  const { from, to } = document.period;
  const issuedOn = report && zonedAt(report.at, zone).toPlainDate().toString();
  return {
    ...(document as unknown as Omit<EvidenceView, "report" | "print">),
    report: report && {
      ...{
        number: report.number,
        at: rfc3339FromMicros(report.at),
        digest: report.digest,
        reason: report.reason,
      },
    },
    print: {
      title: isJa ? "財産管理・利用実績報告書" : "Report on property and its use",
      fiscalYear: yearText(document, lang, era),
      period: `${date(from)}${isJa ? "〜" : " – "}${date(to)}`,
      issuedOn: issuedOn && date(issuedOn),
      notes: notesOf(document, lang),
    },
  };
}
