import type { Dictionary } from "../../../language/language.ts";

export const wishWords: Dictionary<{
  title: string;
  titleFor: string;
  note: string;
  forCompany: string;
  choose: string;
  officeNote: string;
  slots: string;
  slotsNote: string;
  week: (day: string) => string;
  weeks: string;
  taken: string;
  takenNote: string;
  noSlots: string;
  weight: (hours: string) => string;
  order: string;
  orderNote: string;
  noWishes: string;
  place: (place: number) => string;
  up: string;
  down: string;
  drop: string;
  moved: (what: string, place: number) => string;
  person: string;
  personHint: string;
  nobody: string;
  save: string;
  saved: (count: number) => string;
  isSaved: string;
  isUnsaved: string;
  notFiled: string;
  revert: string;
  conflict: string;
  wrongTitle: string;
  mistakes: { machine: string; from: string; to: string; twice: string; other: string };
}> = {
  ja: {
    title: "自社の希望",
    titleFor: "希望の代理提出",
    note: "使いたい枠を選び、希望の高い順に並べて保存してください。締切までは何度でも出し直せます。ほかの会社には公開されません。",
    forCompany: "どの会社の希望か",
    choose: "会社を選んでください",
    officeNote:
      "電話や書面で受けた希望を代わりに入力します。代理で保存すると、その会社が記入した社内の仕事名は消えます。",
    slots: "枠を選ぶ",
    slotsNote: "時刻の下は、その枠の重み(換算時間)です。",
    week: (day) => `${day}からの週`,
    weeks: "表示する週",
    taken: "予約あり",
    takenNote: "「予約あり」の枠も希望できますが、配分までに空かなければ割り当てられません。",
    noSlots: "この配分会には、選べる枠がありません。",
    weight: (hours) => `${hours} 時間`,
    order: "希望の順",
    orderNote: "上にあるほど強い希望です。ボタンか、矢印キー(↑↓)で動かせます。",
    noWishes: "まだ枠を選んでいません。",
    place: (place) => `第${place}希望`,
    up: "上へ",
    down: "下へ",
    drop: "外す",
    moved: (what, place) => `${what}を第${place}希望にしました`,
    person: "使う人",
    personHint: "操作資格の要る設備では、資格のある人を選ばないと割り当てられません。",
    nobody: "決めない",
    save: "希望を保存",
    saved: (count) => `希望${count}件を保存しました`,
    isSaved: "保存済み",
    isUnsaved: "まだ保存していない変更があります",
    notFiled: "まだ希望を出していません",
    revert: "保存済みの内容に戻す",
    conflict:
      "締切を過ぎたか、配分会の状態が変わったため、保存されませんでした。入力した内容は残っています。",
    wrongTitle: "保存されませんでした。次の希望を直してください。",
    mistakes: {
      machine: "この配分会の対象設備ではありません。",
      from: "この配分会の枠と合いません。開放時間や保全の予定が変わった可能性があります。外して選び直してください。",
      to: "1回の予約の最長時間を超えています。",
      twice: "同じ時間が2回入っています。",
      other: "内容を確認してください。",
    },
  },
  en: {
    title: "Your company's wishes",
    titleFor: "Wishes on behalf",
    note: "Choose the slots you want, put them in order and save. Until the deadline you can change them as often as you like. Other companies do not see them.",
    forCompany: "Whose wishes",
    choose: "Choose a company",
    officeNote:
      "For wishes that came by telephone or on paper. Saving on behalf removes the job names that the company noted for itself.",
    slots: "Choose slots",
    slotsNote: "Under each time stands what it weighs, in equivalent hours.",
    week: (day) => `Week from ${day}`,
    weeks: "Week shown",
    taken: "booked",
    takenNote: "A booked slot can be wished for, but is given away only if it becomes free before the run.",
    noSlots: "This round has no slots to choose from.",
    weight: (hours) => `${hours} h`,
    order: "In this order",
    orderNote: "The first is wanted most. Move them by the buttons or the arrow keys.",
    noWishes: "No slot chosen yet.",
    place: (place) => `Preference ${place}`,
    up: "Up",
    down: "Down",
    drop: "Remove",
    moved: (what, place) => `${what} is now preference ${place}`,
    person: "Who will use it",
    personHint: "Where a machine asks for a qualification, only a qualified person's wishes are granted.",
    nobody: "nobody named",
    save: "Save wishes",
    saved: (count) => `Saved, wishes: ${count}`,
    isSaved: "Saved",
    isUnsaved: "Changes are not saved yet",
    notFiled: "Nothing filed yet",
    revert: "Back to what is saved",
    conflict: "Not saved: the deadline is over or the round has changed. What you entered is still here.",
    wrongTitle: "Not saved. Please correct these wishes.",
    mistakes: {
      machine: "This machine is not part of the round.",
      from: "No slot of this round: opening hours or maintenance may have changed. Remove it and choose again.",
      to: "Longer than one booking may be.",
      twice: "The same time is in the list twice.",
      other: "Please check it.",
    },
  },
};
