import { createProgressBar } from "../../demo/progress-bar.ts";

export interface Progress {
  update(pass: "compare" | "write", share: number): void;
  stop(): void;
}

const titles = { compare: "再計算 deriving ", write: "書き込み writing" };

/** One bar after the other on the terminal; nothing where there is none. */
export function createProgress(): Progress {
  let current: { pass: string; bar: ReturnType<typeof createProgressBar> } | undefined;
  const stop = () => {
    current?.bar.stop();
    current = undefined;
  };
  return {
    update(pass, share) {
      if (current?.pass !== pass) {
        stop();
        current = { pass, bar: createProgressBar(titles[pass], "%") };
        current.bar.start(100);
      }
      current.bar.update(Math.round(share * 100));
    },
    stop,
  };
}
