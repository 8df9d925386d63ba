import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gatewayTexts, say, toldIn } from "../../config/wire/gateway-texts.ts";
import { recordTexts } from "../../config/wire/record-texts.ts";

const valuesIn = (template: string) => [...new Set(template.match(/\{\w+\}/g))].sort();

describe("what gateways tell people", () => {
  test.each(Object.entries(gatewayTexts))("%s has the same values in both languages", (_, { ja, en }) => {
    expect(valuesIn(ja)).toEqual(valuesIn(en));
  });

  test("is said in the reader's language, and as it was sent where the code or the form is another's", () => {
    const told = say("broker-away", { why: "ECONNREFUSED" });
    expect(told.text).toBe("No connection to the broker: ECONNREFUSED");
    expect(toldIn("en", told)).toBe(told.text);
    expect(toldIn("ja", told)).toBe(
      "ブローカーに接続できません(ECONNREFUSED)。ネットワークを確認してください。",
    );
    expect(toldIn("ja", { code: "of-a-newer-gateway", values: {}, text: "Something new." })).toBe(
      "Something new.",
    );
    expect(toldIn("ja", "The disk is full.")).toBe("The disk is full.");
  });

  test("of a stored record is told from its sentence", () => {
    expect(toldIn("ja", "spool full")).toBe("送信待ちの容量が足りませんでした");
    expect(toldIn("ja", "the browse path fits 3 nodes")).toBe("ブラウズパスに合うノードが3個あります");
    expect(toldIn("en", "the browse path fits 3 nodes")).toBe("the browse path fits 3 nodes");
  });

  const sources = globSync("gateway/**/*.ts")
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  test.each(recordTexts.map(({ en, ja }) => [en, ja]))(
    "the record %s is still written, with the same values",
    (en, ja) => {
      expect(valuesIn(ja)).toEqual(valuesIn(en));
      const pieces = en.split(/\{\w+\}/).flatMap((it) => it.split(/(?<=ahead|behind)/));
      expect(
        pieces.filter((it) => it.length > 3 && !sources.includes(it.replace(/^ (ahead|behind)$/, "$1"))),
      ).toEqual([]);
    },
  );
});
