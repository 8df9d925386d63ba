import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { LauncherSettings } from "./launcher-settings.ts";

/** What a newcomer reads once everything runs. */
export function announcement(settings: LauncherSettings, isDemo: boolean, seconds: number): string {
  const address = `http://127.0.0.1:${settings.httpPort}`;
  const store = settings.influxUrl
    ? `InfluxDB at ${settings.influxUrl.replace(/\/\/[^@/]*@/, "//")}`
    : `SQLite in ${settings.dataFolder}`;
  const first = join(settings.dataFolder, "first-account.txt");
  const lines = [
    "",
    `  準備ができました (${seconds.toFixed(1)} 秒)。ブラウザで開いてください:  ${address}/docs`,
    `  Ready (${seconds.toFixed(1)} s). Open in a browser:  ${address}/docs`,
    "",
    ...(isDemo
      ? [
          "  API トークン / API token:  demo-committee (demo-office, demo-auditor, demo-member-会社ID, demo-machine-設備ID)",
          `  curl -H 'Authorization: Bearer demo-committee' ${address}/api/v1/machines`,
        ]
      : [
          ...(existsSync(first)
            ? [`  最初の委員会アカウントのリンク / Link to the committee's first account:  ${first}`]
            : []),
          `  API トークンの発行 / Make an API token:  ${tokenCommand(settings.dataFolder)}`,
          `  curl -H 'Authorization: Bearer TOKEN' ${address}/api/v1/machines`,
        ]),
    `  保存先 / Data:  ${store}`,
    `  ログ / Logs:  ${settings.dataFolder}/logs`,
    "  終了 / Stop:  Ctrl-C",
    "",
  ];
  return lines.join("\n");
}

/** What makes a token for this installation: the data folder is named where it is not the usual one. */
function tokenCommand(dataFolder: string): string {
  const isUsual = dataFolder === resolve("data");
  const quoted = `'${dataFolder.replaceAll("'", "'\\''")}'`;
  return `${isUsual ? "" : `DATA_DIR=${quoted} `}npm run token -- NAME --role committee`;
}
