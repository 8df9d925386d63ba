import type { Language } from "../routes/request-language.ts";
import type { PageObstacle } from "./possible-actions.ts";

/** Why an action at a machine cannot be done now; `time`: when the obstacle ends, local, in the language's form. */
export type ObstacleWords = Readonly<Record<PageObstacle, (time: string) => string>>;

/** Said by the API of a refusal, and by the page before anybody tries. */
export const obstacleWords: Record<Language, ObstacleWords> = {
  ja: {
    "no-booking": () => "近い時間に予約がありません。先に予約してください。",
    "not-yet": (time) => `予約の時間がまだ来ていません。${time}から始められます。`,
    "others-slot": (time) => `${time}まで別の会社の予約です。`,
    "not-approved": () => "予約が委員会の承認を待っています。",
    "out-of-use": (time) => `保全または使用停止のため、${time}まで使えません。`,
    "not-begun": (time) => `予約は${time}に始まります。`,
    "no-room": () => "次の予約か開放時間外の時間が続くか、規則の上限に達しているため、延長できません。",
    "nothing-unbooked": () => "持ち主のない使用はありません。",
  },
  en: {
    "no-booking": () => "There is no booking soon. Book first.",
    "not-yet": (time) => `It is too early for your booking. You can start from ${time} on.`,
    "others-slot": (time) => `Another company has the machine until ${time}.`,
    "not-approved": () => "The booking waits for the committee's approval.",
    "out-of-use": (time) => `The machine is out of use until ${time}.`,
    "not-begun": (time) => `The booking begins at ${time}.`,
    "no-room": () =>
      "It cannot be longer: another booking or closing time follows, or a rule's limit is reached.",
    "nothing-unbooked": () => "There is no use without an owner.",
  },
};
