import type { Dictionary } from "../language/language.ts";

export const paperWords: Dictionary<{
  print: string;
  options: string;
  era: string;
  eras: { western: string; japanese: string };
  excel: string;
  seals: string;
  sealsOf: string;
}> = {
  ja: {
    print: "印刷する",
    options: "用紙の設定",
    era: "日付の表記",
    eras: { western: "西暦", japanese: "和暦" },
    excel: "Excel",
    seals: "押印欄を付ける",
    sealsOf: "押印欄",
  },
  en: {
    print: "Print",
    options: "Paper options",
    era: "Dates",
    eras: { western: "Western", japanese: "Japanese era" },
    excel: "Excel",
    seals: "Boxes for seals",
    sealsOf: "Seals",
  },
};
