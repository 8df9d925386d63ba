import { describe, expect, test } from "vitest";
import { gatewayTexts, say, toldIn } from "../../config/wire/gateway-texts.ts";

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
});
