import { Presets, SingleBar } from "cli-progress";

export interface ProgressBar {
  start(total: number): void;
  update(value: number, text?: string): void;
  stop(): void;
}

/** A bar on the terminal (standard error); nothing where there is no terminal. `text` stands at its end. */
export function createProgressBar(title: string, unit: string): ProgressBar {
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage} % | {value}/{total} ${unit} | {text}`,
      stream: process.stderr,
      hideCursor: true,
      etaBuffer: 100,
    },
    Presets.shades_classic,
  );
  return {
    start: (total) => bar.start(total, 0, { text: "" }),
    update: (value, text = "") => bar.update(value, { text }),
    stop: () => bar.stop(),
  };
}
