import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { demoPassword } from "../../dashboard-api/accounts/demo-accounts.ts";
import { demoPin } from "../../dashboard-api/machine-page/demo-pins.ts";
import type { LauncherSettings } from "./launcher-settings.ts";

const accounts = [
  { login: "demo-committee", what: "運営委員会 / equipment committee" },
  { login: "demo-office", what: "事務局(代理予約) / office, books on behalf" },
  { login: "demo-manager", what: "会員企業の管理者 / a member company's manager" },
  { login: "demo-member", what: "会員企業の利用者 / a member company's planner" },
  { login: "demo-auditor", what: "監査(閲覧のみ) / grant office, reads only" },
];

/** What a newcomer reads once everything runs. */
export function announcement(settings: LauncherSettings, isDemo: boolean, seconds: number): string {
  const address = `http://127.0.0.1:${settings.httpPort}`;
  const store = settings.influxUrl
    ? `InfluxDB at ${settings.influxUrl.replace(/\/\/[^@/]*@/, "//")}`
    : `SQLite in ${settings.dataFolder}`;
  const first = join(settings.dataFolder, "first-account.txt");
  const lines = [
    "",
    `  準備ができました (${seconds.toFixed(1)} 秒)。ブラウザで開いてください:  ${address}/`,
    `  Ready (${seconds.toFixed(1)} s). Open in a browser:  ${address}/`,
    "",
    ...(isDemo
      ? [
          "  デモ用アカウント / Accounts of the demo:",
          ...accounts.map(({ login, what }) => `    ${login.padEnd(15)} ${what}`),
          `    パスワード / Password: ${demoPassword}    現場端末の暗証番号 / PIN at the machines: ${demoPin}`,
          "",
          "  API トークン / API token:  demo-committee (demo-office, demo-auditor, demo-member-会社ID, demo-machine-設備ID)",
          `  curl -H 'Authorization: Bearer demo-committee' ${address}/api/v1/machines`,
          `  API の説明 / The API explained:  ${address}/docs`,
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
