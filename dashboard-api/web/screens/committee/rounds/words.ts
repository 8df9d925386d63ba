import type { Dictionary } from "../../../language/language.ts";

export const deskWords: Dictionary<{
  about: string;
  open: string;
  openTitle: string;
  none: string;
  name: string;
  nameHint: string;
  machines: string;
  from: string;
  to: string;
  days: string;
  hours: string;
  hoursHint: string;
  begin: (place: number) => string;
  end: (place: number) => string;
  addHours: string;
  dropHours: string;
  deadlineDay: string;
  deadlineClock: string;
  most: string;
  mostHint: string;
  wrong: {
    name: string;
    machines: string;
    from: string;
    to: string;
    deadline: string;
    hours: string;
    days: string;
    most: string;
  };
  opened: (name: string) => string;
  filed: string;
  filedNote: string;
  filedAt: string;
  filedBy: string;
  company: string;
  wishes: string;
  notFiled: string;
  run: string;
  runAgain: string;
  runNote: string;
  runWait: string;
  ran: string;
  publish: string;
  publishNote: string;
  published: string;
  withdraw: string;
  withdrawNote: string;
  withdrawn: string;
  overtaken: string;
  conflict: string;
  verify: string;
  verifyNote: string;
  isSound: string;
  isUnsound: string;
  checks: Record<"inputUnchanged" | "seedAsCommitted" | "wishesAsFiled" | "outcomeReproduced", string>;
  holds: string;
  fails: string;
  commitment: string;
}> = {
  ja: {
    about:
      "希望の重なる期間の枠を、先着順によらず配分するときに開きます。締切まで各社が希望を出し、締切後に委員会が配分を行い、理由を確かめてから公表します。公表すると予約になります。",
    open: "配分会を開く",
    openTitle: "配分会を開く",
    none: "配分会はまだ開かれていません",
    name: "名称",
    nameHint: "例:年度末 5軸加工機の配分",
    machines: "対象設備",
    from: "対象期間(初日)",
    to: "対象期間(最終日)",
    days: "曜日",
    hours: "枠の時間",
    hoursHint: "1日のうち配分する時間帯です。開放時間外や保全中の枠は自動で除かれます。",
    begin: (place) => `枠${place}の開始`,
    end: (place) => `枠${place}の終了`,
    addHours: "枠を追加",
    dropHours: "この枠を外す",
    deadlineDay: "希望の締切日",
    deadlineClock: "締切時刻",
    most: "1社の上限(換算時間)",
    mostHint: "空欄なら上限なし",
    wrong: {
      name: "名称を入力してください。",
      machines: "対象設備を1台以上選んでください。",
      from: "明日以降の日にしてください。",
      to: "初日以降で、期間は100日以内にしてください。",
      deadline: "いまより後、対象期間の始まりより前にしてください。",
      hours:
        "この枠では開けません。時間帯が重ならないか、各設備の予約の刻み・最短・最長時間と開放時間に合うかを確認してください。",
      days: "曜日を1つ以上選んでください。",
      most: "0 より大きい数にしてください。",
    },
    opened: (name) => `「${name}」を開きました。各社が希望を出せます`,
    filed: "希望の提出状況",
    filedNote: "希望の内容は、配分を行うまで委員会にも公開されません。",
    filedAt: "最終提出",
    filedBy: "提出者",
    company: "会社",
    wishes: "件数",
    notFiled: "まだ提出はありません。",
    run: "配分を行う",
    runAgain: "配分をやり直す",
    runNote:
      "提出された希望、持分、これまでの利用から割当てを決め、理由とともに案として保存します。公表するまでは予約になりません。",
    runWait: "締切を過ぎると配分を行えます。",
    ran: "配分を行いました。結果と理由を確認してください",
    publish: "公表して予約にする",
    publishNote:
      "割り当てた枠をすべて各社の予約にし、結果を確定します。公表後の取消しや配分のやり直しはできません。",
    published: "公表し、予約にしました",
    withdraw: "取り下げる",
    withdrawNote: "この配分会を終わりにします。提出された希望は使われず、元に戻せません。",
    withdrawn: "取り下げました",
    overtaken:
      "配分の後に予約が入ったなどで、割り当てられなくなった枠があります。何も予約されていません。配分をやり直してください。",
    conflict: "配分会の状態が変わったため、行えませんでした。最新の内容を確認してください。",
    verify: "検証する",
    verifyNote: "保存された入力と乱数の種からもう一度計算し、同じ結果になるかを確かめます。誰でも行えます。",
    isSound: "保存された入力から、同じ結果が再現されました。",
    isUnsound: "一致しない項目があります。公表せず、管理者に連絡してください。",
    checks: {
      inputUnchanged: "保存された入力は、配分時の記録から変わっていない",
      seedAsCommitted: "乱数の種は、開催時に公表した照合値と一致する",
      wishesAsFiled: "配分に使った希望は、提出されたものと一致する",
      outcomeReproduced: "もう一度計算しても、同じ結果になる",
    },
    holds: "一致",
    fails: "不一致",
    commitment: "乱数の種の照合値(開催時に公表)",
  },
  en: {
    about:
      "Open a round when many want the same period and first come, first served would not do. Companies file wishes until the deadline; then the committee runs the round, reads the reasons and publishes. Publishing makes the bookings.",
    open: "Open a round",
    openTitle: "Open an allocation round",
    none: "No allocation round yet",
    name: "Name",
    nameHint: "For example: year-end, 5-axis machine",
    machines: "Machines",
    from: "Period, first day",
    to: "Period, last day",
    days: "Weekdays",
    hours: "Slots of a day",
    hoursHint: "What is given away each day. Slots outside open hours or in maintenance are left out.",
    begin: (place) => `Slot ${place} begins`,
    end: (place) => `Slot ${place} ends`,
    addHours: "Add a slot",
    dropHours: "Remove this slot",
    deadlineDay: "Deadline, day",
    deadlineClock: "Deadline, time",
    most: "Most for one company (equivalent hours)",
    mostHint: "Empty: no limit",
    wrong: {
      name: "Give it a name.",
      machines: "Choose at least one machine.",
      from: "A day from tomorrow on.",
      to: "Not before the first day, and at most 100 days in all.",
      deadline: "Later than now, and before the period begins.",
      hours:
        "These slots cannot be used: they may overlap, lie outside open hours, or break the machines' grid, shortest or longest booking.",
      days: "Choose at least one weekday.",
      most: "A number above 0.",
    },
    opened: (name) => `${name} is open: companies can file wishes`,
    filed: "Who has filed",
    filedNote: "What they wish is told to nobody else until the round is run, nor to the committee.",
    filedAt: "Last filed",
    filedBy: "By",
    company: "Company",
    wishes: "Wishes",
    notFiled: "Nobody yet.",
    run: "Run the round",
    runAgain: "Run it again",
    runNote:
      "Decides from the wishes, the shares and past use, and keeps the draft with its reasons. Nothing is booked until it is published.",
    runWait: "It can be run when the deadline is over.",
    ran: "The round was run: read the result and its reasons",
    publish: "Publish and book",
    publishNote:
      "Makes bookings of everything that was granted, and the result final. It cannot be withdrawn or run again afterwards.",
    published: "Published and booked",
    withdraw: "Withdraw",
    withdrawNote: "Ends this round. The wishes filed are not used, and it cannot be brought back.",
    withdrawn: "Withdrawn",
    overtaken:
      "Some of what was granted has been booked or is against a rule since the run. Nothing was booked. Run the round again.",
    conflict: "The round has changed meanwhile. Look at how it is now.",
    verify: "Verify",
    verifyNote: "Computes the result again from the stored input and seed, and compares. Anybody may.",
    isSound: "The stored input gives the same result.",
    isUnsound: "Something does not agree. Do not publish; tell who runs the installation.",
    checks: {
      inputUnchanged: "The stored input is as it was recorded at the run",
      seedAsCommitted: "The seed is the one committed to when the round opened",
      wishesAsFiled: "The wishes of the run are those that were filed",
      outcomeReproduced: "Computed again, the result is the same",
    },
    holds: "agrees",
    fails: "does not agree",
    commitment: "Digest of the seed, published at the opening",
  },
};
