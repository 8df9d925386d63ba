import type { Outcome } from "./rederive.ts";

/** What the run did, in Japanese and English. */
export function conclusion(
  { comparison, derivation, isWritten, finished, isIncomplete }: Outcome,
  isDryRun: boolean,
): string[] {
  const lines: string[] = [];
  if (isIncomplete)
    lines.push(
      "期間の後の測定値がまだありません。ゲートウェイに未送信の測定値が残っていれば、送信後にもう一度実行してください。",
      "No sample after the window is stored yet: if the gateway still holds samples of it (GET /api/v1/gateways), run again once they are sent.",
    );
  for (const earlier of finished)
    lines.push(
      `派生 ${earlier} を台帳に知らせました。Word of derivation ${earlier} was sent to the ledger after all.`,
    );
  if (isWritten)
    lines.push(
      `派生 ${derivation} として書き込みました。以前の版は残ります。Written as derivation ${derivation}; earlier versions are kept.`,
    );
  else if (comparison.changed === 0)
    lines.push("変更はありません。何も書き込みません。Nothing would change, and nothing was written.");
  else if (isDryRun)
    lines.push(
      `試行です。何も書き込みません(実行すれば派生 ${derivation})。Dry run: nothing was written; it would be derivation ${derivation}.`,
    );
  return lines;
}
