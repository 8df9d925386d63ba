import type { LauncherSettings } from "./launcher-settings.ts";

/** What a newcomer reads once everything runs. */
export function announcement(settings: LauncherSettings, isDemo: boolean, seconds: number): string {
  const address = `http://127.0.0.1:${settings.httpPort}`;
  const store = settings.influxUrl
    ? `InfluxDB at ${settings.influxUrl.replace(/\/\/[^@/]*@/, "//")}`
    : `SQLite in ${settings.dataFolder}`;
  const lines = [
    "",
    `  準備ができました (${seconds.toFixed(1)} 秒)。ブラウザで開いてください:  ${address}/docs`,
    `  Ready (${seconds.toFixed(1)} s). Open in a browser:  ${address}/docs`,
    "",
    ...(isDemo
      ? [
          "  API トークン / API token:  demo-committee",
          `  curl -H 'Authorization: Bearer demo-committee' ${address}/api/v1/machines`,
        ]
      : [`  API トークン / API tokens:  ${settings.dataFolder}/api-tokens.json (docs/operations.md)`]),
    `  保存先 / Data:  ${store}`,
    `  ログ / Logs:  ${settings.dataFolder}/logs`,
    "  終了 / Stop:  Ctrl-C",
    "",
  ];
  return lines.join("\n");
}
