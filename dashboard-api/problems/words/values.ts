import { asMessage, both } from "../../../config/bilingual.ts";

/** What schemas of requests expect of a value, as messages that carry both languages. */
const say = (en: string, ja: string) => asMessage(both(en, ja));

export const valueTexts = {
  time: both(
    "a time in RFC 3339 with its offset, such as 2026-04-01T00:00:00+09:00 or 2026-03-31T15:00:00Z",
    "時差付きの日時(2026-04-01T00:00:00+09:00、2026-03-31T15:00:00Z など)",
  ),
  password: both(
    "12 to 200 characters, not all the same: a sentence is easy to remember",
    "12文字以上200文字以内(同じ文字ばかりは不可)。短い文にすると覚えやすくなります",
  ),
  pin: both(
    "6 to 8 digits, neither all the same nor one after the other",
    "6~8桁の数字(同じ数字だけ、続き番号は不可)",
  ),
};

export const valueMessages = {
  time: asMessage(valueTexts.time),
  password: asMessage(valueTexts.password),
  pin: asMessage(valueTexts.pin),
  timeWithin: (earliest: string, latest: string) =>
    say(`a time from ${earliest} to ${latest}`, `${earliest} から ${latest} までの日時`),
  afterFrom: say("a time after from", "from より後の日時"),
  openWindow: say(
    "a time after from (the window is half-open: from is in it, to is not)",
    "from より後の日時(期間は from を含み、to を含みません)",
  ),
  longWindow: say(
    "a window of at most 400 days; ask for longer ones in parts",
    "400日以内の期間(長い期間は分けて指定してください)",
  ),
  numberFrom: (least: number, most: number) =>
    say(`a number from ${least} to ${most}`, `${least}以上${most}以下の数`),
  weeks: (most: number) => say(`a number of weeks from 1 to ${most}`, `1以上${most}以下の週数`),
  seconds: (most: number) => say(`seconds, a whole number from 0 to ${most}`, `0以上${most}以下の整数(秒)`),
  ledgerVersion: say("the number of a version of the ledger", "台帳の版の番号"),
  login: say(
    "2 to 100 letters, digits and . _ @ + -, such as an e-mail address",
    "2~100文字の文字・数字・記号 . _ @ + -(メールアドレスなど)",
  ),
  accountChange: say("disabled, role or company", "disabled、role、company のいずれか"),
  figuresOfGrouping: say(
    "figures that the grouping can have: faultFree is the machine's and has no member, daysUsed is of whole " +
      "days and has no hourOfWeek and no shift",
    "この区分で出せる数値(faultFree は設備の値なので会社別になく、daysUsed は日単位なので時間帯別・勤務別にありません)",
  ),
  grouping: (en: string) =>
    say(en, "2つまで(machine と他の1つ、member と month、または member と hourOfWeek)"),
  unknownName: (what: string, choice: string, name: string) =>
    say(`${what} out of ${choice}; not ${name}`, `次のいずれか: ${choice}(${name} はありません)`),
  noName: (what: string) => say(`${what}, or several with commas`, "一つ、またはコンマ区切りでいくつか"),
  untilFirst: say("first or a later day", "first 以降の日"),
  machineId: say("the id of a machine", "設備の ID"),
  knownMachine: say(
    "the id of a machine; GET /api/v1/machines lists them",
    "設備の ID(一覧は GET /api/v1/machines で見られます)",
  ),
  oneOf: (names: readonly string[]) => say(`one of ${names.join(", ")}`, `次のいずれか: ${names.join("、")}`),
  memberOr: (nobody: string) =>
    say(
      `the id of a company, or ${nobody} for the use of nobody`,
      `会社の ID、または ${nobody}(持ち主のない使用)`,
    ),
  unknownParameter: (unknown: readonly string[], known: readonly string[]) =>
    say(
      `no parameter ${unknown.join(", ")}; there are ${known.join(", ")}`,
      `使える項目: ${known.join("、")}(${unknown.join("、")} はありません)`,
    ),
  machineOrProcess: say("either machine or process", "machine か process のどちらか一つ"),
};
