import type { MachineState } from "../../../config/machine-state.ts";
import type { Dictionary } from "../language/language.ts";

/** The names of the states; the same everywhere. */
export const stateWords: Dictionary<Record<MachineState, string>> = {
  ja: {
    running: "稼働中",
    held: "中断中",
    setup: "段取り中",
    idle: "待機中",
    down: "異常停止",
    off: "電源断",
    unknown: "不明(データなし)",
    lost: "欠測(記録消失)",
  },
  en: {
    running: "Running",
    held: "Held",
    setup: "Setup",
    idle: "Idle",
    down: "Down",
    off: "Off",
    unknown: "Unknown (no data)",
    lost: "Lost (record gone)",
  },
};
