import { both } from "../../../config/bilingual.ts";
import type { RoundStatus } from "../../rounds/round.ts";

const roundStatusNames: Record<RoundStatus, string> = {
  open: "希望受付中",
  run: "結果案",
  published: "公表済み",
  withdrawn: "取下げ",
};

/** What is told about allocation rounds. */
export const roundTexts = {
  noSuchRound: both(
    "There is no such round. GET /api/v1/rounds lists those there are.",
    "その配分会はありません。一覧は GET /api/v1/rounds で見られます。",
  ),
  ofCommittee: both(
    "Rounds are the committee's to open, run and publish.",
    "配分会を開き、計算し、公表できるのは委員会です。",
  ),
  wishesOf: both(
    "Until a round is run, wishes are seen and filed by their company, and by the office for it.",
    "配分の計算が済むまで、希望を見て出せるのはその会社と、代理の事務局だけです。",
  ),
  notRunYet: both(
    "The round has not been run: it has no result yet.",
    "まだ配分の計算をしていないため、結果がありません。",
  ),
  notRun: both(
    "The round has not been run: run it first.",
    "まだ配分の計算をしていません。先に計算してください。",
  ),
  notPublishable: (status: RoundStatus) =>
    both(
      `The round is ${status}: what has been run, and not published, can be published.`,
      `配分会は${roundStatusNames[status]}です。公表できるのは、計算済みで未公表のものです。`,
    ),
  overtaken: both(
    "Run the round again; `busy` lists what no longer fits.",
    "配分の計算をやり直してください。入らなくなった時間は `busy` にあります。",
  ),
  staysSo: (status: RoundStatus) =>
    both(`The round is ${status}: it stays so.`, `配分会は${roundStatusNames[status]}で、変更できません。`),
  noMoreWishes: (status: RoundStatus) =>
    both(
      `The round takes no wishes any more: it is ${status}.`,
      `希望の受付は終わっています(現在: ${roundStatusNames[status]})。`,
    ),
  deadlineOver: both(
    "The deadline is over: wishes are no longer taken.",
    "締切を過ぎたため、希望は受け付けられません。",
  ),
  notAgain: (status: RoundStatus) =>
    both(
      `The round is ${status}: it cannot be run any more.`,
      `配分会は${roundStatusNames[status]}です。計算をやり直すことはできません。`,
    ),
  beforeDeadline: both(
    "Wishes are still taken: the round runs after its deadline.",
    "まだ希望の受付中です。締切の後に計算してください。",
  ),
  changedMeanwhile: both(
    "The round was changed meanwhile: read it again.",
    "配分会がその間に変更されました。読み直してください。",
  ),
};
