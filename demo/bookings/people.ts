/** Somebody who works in the demo's valley. All names are invented. */
export interface DemoPerson {
  /** `miyama-1`; the office's and the committee's have no company. */
  id: string;
  company: string | null;
  name: string;
  kana: string;
}

const names: Record<string, [name: string, kana: string][]> = {
  miyama: [
    ["原 健一", "ハラ ケンイチ"],
    ["北原 美咲", "キタハラ ミサキ"],
    ["小池 大輔", "コイケ ダイスケ"],
    ["宮下 翔", "ミヤシタ ショウ"],
  ],
  "tenryu-kinzoku": [
    ["伊藤 誠", "イトウ マコト"],
    ["唐木 優子", "カラキ ユウコ"],
    ["グエン ヴァン ミン", "グエン ヴァン ミン"],
  ],
  kamagane: [
    ["鎌倉 正", "カマクラ タダシ"],
    ["平澤 直樹", "ヒラサワ ナオキ"],
  ],
  shirakaba: [
    ["白鳥 恵", "シラトリ メグミ"],
    ["小林 拓也", "コバヤシ タクヤ"],
    ["有賀 さくら", "アルガ サクラ"],
  ],
  "akebono-kata": [
    ["飯島 修", "イイジマ オサム"],
    ["春日 亮", "カスガ リョウ"],
  ],
  hoshizora: [
    ["星野 遥", "ホシノ ハルカ"],
    ["福澤 蓮", "フクザワ レン"],
  ],
  "nakagawa-kenma": [["中川 茂", "ナカガワ シゲル"]],
  "valley-lab": [["丸山 理沙", "マルヤマ リサ"]],
  "kitaura-medical": [["北浦 和也", "キタウラ カズヤ"]],
};

export const demoPeople: readonly DemoPerson[] = Object.entries(names).flatMap(([company, people]) =>
  people.map(([name, kana], index) => ({ id: `${company}-${index + 1}`, company, name, kana })),
);

export const peopleOf = (company: string): readonly DemoPerson[] =>
  demoPeople.filter((it) => it.company === company);

/** Books for who phones or faxes 代理. */
export const office: DemoPerson = {
  id: "office-1",
  company: null,
  name: "事務局 大島",
  kana: "ジムキョク オオシマ",
};
/** Decides for the cluster. */
export const chair: DemoPerson = {
  id: "committee-1",
  company: null,
  name: "委員長 唐澤",
  kana: "イインチョウ カラサワ",
};
/** Of the grant office: reads only. */
export const auditor: DemoPerson = {
  ...{
    id: "auditor-1",
    company: null,
    name: "県産業課 監査担当 橋爪",
    kana: "ケンサンギョウカ カンサタントウ ハシヅメ",
  },
};
