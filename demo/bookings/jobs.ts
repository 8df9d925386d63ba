/** Work of one company, as its own people call it. */
export interface DemoJob {
  id: string;
  company: string;
  lot: string;
  part: string;
  material: string;
  program: string;
}

const works: Record<string, [part: string, material: string][]> = {
  miyama: [
    ["ポンプケース", "A7075"],
    ["タービンブラケット", "Ti-6Al-4V"],
    ["治具プレート", "S45C"],
    ["光学マウント", "A7075"],
  ],
  "tenryu-kinzoku": [
    ["制御盤カバー", "SPCC"],
    ["架台フレーム", "SUS304"],
    ["減速機ケース", "A7075"],
  ],
  kamagane: [
    ["シャフト φ40", "S45C"],
    ["フランジ", "SUS304"],
    ["ブラケット", "SPCC"],
  ],
  shirakaba: [
    ["センサ筐体", "SUS304"],
    ["耐候試験 ロットB", "PBT"],
    ["微細電極", "銅タングステン"],
  ],
  "akebono-kata": [
    ["順送型ダイ", "SKD11"],
    ["パンチ", "SKD11"],
    ["入れ子", "SKD61"],
  ],
  hoshizora: [
    ["試作ハウジング", "A5052"],
    ["ドローン部品", "A7075"],
  ],
  "nakagawa-kenma": [["研磨治具", "S45C"]],
  "valley-lab": [["引張試験片", "SUS304"]],
  "kitaura-medical": [["骨プレート試作", "Ti-6Al-4V"]],
};

export const demoJobs: readonly DemoJob[] = Object.entries(works).flatMap(([company, its], at) =>
  its.map(([part, material], index) => ({
    ...{ id: `job-${company}-${index + 1}`, company, part, material },
    lot: `26${String(at + 1).padStart(2, "0")}-${String(17 * (index + 3)).padStart(3, "0")}`,
    program: `O${1000 + at * 100 + index}`,
  })),
);

export const jobsOf = (company: string): readonly DemoJob[] =>
  demoJobs.filter((it) => it.company === company);

/** A lot of a job as it is written into a booking: each order has a number of its own. */
export const lotOf = (job: DemoJob | undefined, random: () => number): string | null =>
  job ? `${job.lot}-${String(Math.floor(random() * 9_000) + 1_000)} ${job.part}` : null;

/** The job of a lot that a booking names. */
export const jobOfLot = (booking: { company: string | null; job: string | null }): DemoJob | undefined =>
  demoJobs.find(({ company, lot }) => company === booking.company && booking.job?.startsWith(`${lot}-`));
