import type { Dictionary } from "../../language/language.ts";

export const companyWords: Dictionary<{
  title: string;
  noCompany: string;
  noCompanyHint: string;
}> = {
  ja: {
    title: "自社",
    noCompany: "このアカウントは会社に属していません",
    noCompanyHint: "会社の画面は、その会社の社員と管理者のものです。",
  },
  en: {
    title: "My company",
    noCompany: "This account belongs to no company",
    noCompanyHint: "A company's screen is for its people and its manager.",
  },
};
