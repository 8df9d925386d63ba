import { both, ofMessage } from "../../config/bilingual.ts";
import type { Bilingual } from "../../config/site/text.ts";

/** What a schema says of one value, as the validator hands it on. */
interface Issue {
  keyword: string;
  message?: string | undefined;
  params: Record<string, unknown>;
}

const kinds: Record<string, string> = {
  string: "文字列",
  number: "数値",
  int: "整数",
  boolean: "true または false",
  array: "一覧",
  object: "項目の組",
  record: "項目の組",
  null: "null",
};
const formats: Record<string, string> = {
  date: "日付(2026-04-01 など)",
  datetime: "日時",
  email: "メールアドレス",
  url: "アドレス(URL)",
  uuid: "UUID",
};

const valuesOf = (values: unknown): string => (Array.isArray(values) ? values.map(String).join("、") : "");

function bound({ keyword, params }: Issue): string {
  const limit = String(keyword === "too_small" ? params.minimum : params.maximum);
  const side = keyword === "too_small" ? ["以上", "より大きい"] : ["以下", "より小さい"];
  if (params.origin === "string") return `${limit}文字${side[0]}`;
  if (params.origin === "array") return `${limit}件${side[0]}`;
  return params.inclusive ? `${limit}${side[0]}の数` : `${limit}${side[1]}数`;
}

/** The library's own words are English; this says the same in Japanese. */
function japaneseOf(issue: Issue): string {
  const { keyword, params } = issue;
  switch (keyword) {
    case "invalid_type":
      return kinds[String(params.expected)] ?? String(params.expected);
    case "invalid_value":
      return `次のいずれか: ${valuesOf(params.values)}`;
    case "too_small":
    case "too_big":
      return bound(issue);
    case "invalid_format":
      return formats[String(params.format)] ?? "正しい形式の値";
    case "not_multiple_of":
      return `${String(params.divisor)}の倍数`;
    case "unrecognized_keys":
      return `知らない項目がないこと: ${valuesOf(params.keys)}`;
    case "invalid_union":
      return Array.isArray(params.options) ? `次のいずれか: ${valuesOf(params.options)}` : "正しい形の値";
    default:
      return "正しい値";
  }
}

const ofTheLibrary = /^(Invalid|Too (small|big)|Unrecognized)\b/;

/** What is expected where a value did not fit its schema, in both languages. */
export function expectationOf(issue: Issue): Bilingual {
  const { message = "something else" } = issue;
  return ofTheLibrary.test(message) ? both(message, japaneseOf(issue)) : ofMessage(message);
}
