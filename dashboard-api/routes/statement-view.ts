import type { z } from "zod";
import type { StatementDocument } from "../settlement/statement-document.ts";
import { type Era, formDate } from "./form-date.ts";
import type { Language } from "./request-language.ts";
import type { statementSchema } from "./settlement-schema.ts";

export type StatementView = z.infer<typeof statementSchema>;

/** How a form is wanted. */
export interface FormOptions {
  readonly lang: Language;
  readonly era: Era;
  /** Boxes for seals 押印欄. */
  readonly hasSeals: boolean;
}

const titles = {
  ja: { statement: "利用精算書", correction: "修正利用精算書", estimate: "御見積書" },
  en: { statement: "Statement of use", correction: "Corrected statement of use", estimate: "Estimate" },
};
const invoiceTitles = {
  ja: { statement: "適格請求書(利用精算書)", correction: "修正適格請求書(利用精算書)", estimate: "御見積書" },
  en: { statement: "Qualified invoice", correction: "Corrected qualified invoice", estimate: "Estimate" },
};

function notesOf(document: StatementDocument, lang: Language): string[] {
  const isJa = lang === "ja";
  const notes: string[] = [];
  if (document.lines.some((line) => line.isReduced)) {
    notes.push(isJa ? "※は軽減税率対象です。" : "※ marks what is taxed at the reduced rate.");
  }
  if (document.taxes.some(({ rate }) => rate === null)) {
    notes.push(
      isJa ? "税率の表示がない行は消費税の対象外です。" : "Lines without a rate bear no consumption tax.",
    );
  }
  if (document.kind === "estimate") {
    notes.push(
      isJa
        ? "予約どおりに使用された場合の金額です。延長・取消などにより変わります。"
        : "What it costs if the booking is kept; overruns and cancellations change it.",
    );
  }
  if (document.reason !== "") notes.push(isJa ? `備考:${document.reason}` : `Remark: ${document.reason}`);
  return notes;
}

/** A statement as the API tells it, with the texts of its form. */
export function viewStatement(document: StatementDocument, form: FormOptions): StatementView {
  const { lang, era, hasSeals } = form;
  const {
    statement: _,
    lines,
    period,
    issuedOn,
    dueOn,
    corrects,
    recipient,
    issuer,
    taxes,
    ...rest
  } = document;
  const date = (day: string | null) => day && formDate(day, lang, era);
  const title = (document.isQualifiedInvoice ? invoiceTitles : titles)[lang][document.kind];
  const isJa = lang === "ja";
  return {
    ...rest,
    ...{ period, issuedOn, dueOn, corrects, recipient },
    issuer: { ...issuer, seals: [...issuer.seals] },
    taxes: [...taxes],
    status: document.number === null ? "draft" : "published",
    lines: lines.map((line) => ({ ...line, unit: line.unit === "microseconds" ? "hours" : line.unit })),
    print: {
      title,
      period: period && `${date(period.from)}${isJa ? "〜" : " – "}${date(period.to)}`,
      issuedOn: date(issuedOn),
      dueOn: date(dueOn),
      corrects:
        corrects &&
        (isJa
          ? `${date(corrects.issuedOn)}付 第${corrects.number}号を修正`
          : `Corrects no. ${corrects.number} of ${date(corrects.issuedOn)}`),
      recipient: isJa ? `${recipient.name} ${recipient.honorific}` : recipient.name,
      seals: hasSeals ? [...issuer.seals] : [],
      notes: notesOf(document, lang),
    },
  };
}
