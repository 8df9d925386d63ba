import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pageNames } from "../../../dashboard-api/page/page-names.ts";
import { baseOf, changedQuery, hrefOf, parseAddress } from "../../../dashboard-api/web/app/address.ts";
import { chooseLanguage } from "../../../dashboard-api/web/language/language.ts";

const parse = (url: string) => parseAddress(new URL(url));

describe("an address", () => {
  test.each(["http://x/", "http://x/machines/", "http://x/a/b/"])(
    "is read back below %s as it was written",
    (base) => {
      const queries = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }));
      fc.assert(
        fc.property(fc.constantFrom(...pageNames), queries, (page, query) => {
          const read = parse(new URL(hrefOf(page, query), base).href);
          expect(read).toEqual({ page, query: { ...query }, fragment: "" });
        }),
      );
      expect(baseOf(new URL(hrefOf("calendar", { a: "/" }), base).pathname)).toBe(new URL(base).pathname);
    },
  );

  test("stays readable", () => {
    const query = { machines: "mill,lathe", from: "2026-11-22T00:00:00Z" };
    expect(hrefOf("calendar", query)).toBe("calendar?machines=mill,lathe&from=2026-11-22T00:00:00Z");
    expect(hrefOf("floor")).toBe("./");
  });

  test("leads to the floor where it leads nowhere, and keeps a link's secret", () => {
    expect(parse("http://x/nowhere?lang=en").page).toBe("floor");
    expect(parse("http://x/account#se-cret")).toEqual({ page: "account", query: {}, fragment: "se-cret" });
  });

  test("changes by parts", () => {
    expect(changedQuery({ a: "1", b: "2" }, { a: undefined, b: "", c: "3" })).toEqual({ c: "3" });
  });
});

test.each([
  ["what the address says", "en", "ja", ["ja-JP"], "en"],
  ["what was chosen before", undefined, "en", ["ja-JP"], "en"],
  ["what its owner reads", undefined, null, ["fr-FR", "en-GB", "ja"], "en"],
  ["Japanese", "xx", "yy", ["fr-FR"], "ja"],
])("the language is %s", (_, address, kept, browser, language) => {
  expect(chooseLanguage({ address, kept, browser })).toBe(language);
});
