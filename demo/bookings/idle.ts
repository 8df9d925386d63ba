import { DAY, HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { randomOf } from "../plant/random.ts";
import { pick } from "./cast.ts";
import type { Scene } from "./scene.ts";
import { down, up } from "./slot.ts";
import type { Story } from "./story.ts";

/** What a booking for which nobody came leads to, in order of how often. */
type Ending = "no-show" | "late" | "in-time" | "refused";
const endings = { "no-show": 54, late: 20, "in-time": 30, refused: 6 } satisfies Record<Ending, number>;

const waits = ["装置の調子が悪いと聞いたため", "当日の停電のため", "材料が届かなかったため"];

/** Silence so long is a no-show, told a moment later; the rest of the slot is then given up. */
const noShow = HOUR;

/** A slot for which nobody came, what the product did about it by itself, and the argument that followed. */
function missed(scene: Scene, company: string, slot: Interval): Story {
  const teller = scene.begin(company, slot);
  const told = slot.from + noShow + MINUTE;
  // A machine that tells nothing while it is off leaves open whether anybody came.
  if (scene.tellsOff) {
    const silent = { kind: "no-show" as const, at: slot.from + noShow, coverage: 1 };
    teller.product(told, silent);
    const { takenAt, ...place } = teller.place({ from: slot.from, until: told });
    if (told < slot.until) teller.product(told, { kind: "released", by: "policy", takenAt, ...place });
  }
  const decided = slot.until + Math.floor((2 + 6 * teller.random()) * DAY);
  if (teller.random() < 0.4) {
    const at = slot.until + Math.floor((2 + 20 * teller.random()) * HOUR);
    teller.own(at, { kind: "disputed" }, waits[Math.floor(teller.random() * waits.length)]);
    // Some arguments go on.
    if (teller.random() < 0.18) return teller.end();
    const verdict = (["excused", "waived", "upheld"] as const)[Math.floor(3 * teller.random())] ?? "upheld";
    const reason = verdict === "upheld" ? "連絡がなかったため" : "事情を確認し、今回は免除";
    teller.chair(decided, { kind: verdict }, reason);
  } else teller.chair(decided, { kind: "upheld" }, "");
  return teller.end();
}

function cancelled(scene: Scene, company: string, slot: Interval, isLate: boolean): Story {
  const teller = scene.begin(company, slot);
  const hours = isLate ? 2 + 18 * teller.random() : 26 + 60 * teller.random();
  const at = Math.max(teller.asked + 20 * MINUTE, slot.from - Math.floor(hours * HOUR));
  if (at < slot.from) {
    teller.own(at, { kind: "cancelled", isLate: scene.isLate(slot.from, at) }, "日程変更のため");
  }
  return teller.end();
}

/** Bookings of time in which the machine then stood still. `idle` is such a time when people are about. */
export function storiesOfIdle(scene: Scene, idle: Interval): Story[] {
  const stories: Story[] = [];
  for (let from = idle.from; idle.until - from > HOUR; from += 4.5 * HOUR)
    stories.push(...storyOfIdle(scene, { from, until: Math.min(idle.until, from + 4.5 * HOUR) }));
  return stories;
}

function storyOfIdle(scene: Scene, idle: Interval): Story[] {
  const random = randomOf(...scene.key, "idle", idle.from);
  const [from, end] = [up(idle.from), down(idle.until - scene.calendar.policy.changeover)];
  if (end - from < HOUR || random() > 0.82) return [];
  const length = Math.min(end - from, down((1.2 + 2.5 * random()) * HOUR));
  const slot = { from, until: from + length };
  const { good, rest } = scene.habit;
  const company = pick(random, scene.calendar.isGood(slot) ? good : rest);
  const outsiders = ["valley-lab", "kitaura-medical"];
  switch (pick(random, endings) as Ending) {
    case "no-show":
      return [missed(scene, company, slot)];
    case "late":
      return [cancelled(scene, company, slot, true)];
    case "in-time":
      return [cancelled(scene, company, slot, false)];
    case "refused":
      return [scene.begin(outsiders[random() < 0.5 ? 0 : 1] ?? "", slot, { isRefused: true }).end()];
  }
}

/** Maintenance, where the machine stands still for long anyway; told two weeks before. */
export function maintenanceOf(scene: Scene, idle: Interval): Story | undefined {
  const random = randomOf(...scene.key, "maintenance", idle.from);
  const [from, end] = [up(idle.from), down(idle.until)];
  if (end - from < 3 * HOUR || random() > 0.1) return undefined;
  const at: Micros = from - 14 * DAY + 3 * HOUR;
  return scene.block("maintenance", { from, until: Math.min(end, from + 3 * HOUR) }, at, "定期点検");
}
