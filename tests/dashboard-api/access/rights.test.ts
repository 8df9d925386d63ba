import { describe, expect, test } from "vitest";
import { mayManage, roleMistake, seesCompany } from "../../../dashboard-api/access/rights.ts";
import { type Caller, type Role, roles } from "../../../dashboard-api/access/role.ts";

const caller = (role: Role, company: string | null = null): Caller => ({
  ...{ name: "x", role, company },
  ...{ person: null, machine: null },
});

describe("rights", () => {
  test.each(roles)("%s sees what is of a company as its role says", (role) => {
    const seesAll = ["committee", "office", "auditor"].includes(role);
    expect(seesCompany(caller(role, null), "one")).toBe(seesAll);
    expect(seesCompany(caller(role, "two"), "one")).toBe(seesAll);
    expect(seesCompany(caller(role, "one"), "one")).toBe(true);
    expect(seesCompany(caller(role, null), null), "what is of no company").toBe(seesAll);
  });

  test.each(roles)("%s manages accounts as its role says", (role) => {
    for (const target of roles) {
      for (const company of ["one", "two", null]) {
        const expected =
          role === "committee" || (role === "manager" && target === "member" && company === "one");
        expect(mayManage(caller(role, "one"), { role: target, company }), `${target} of ${company}`).toBe(
          expected,
        );
      }
    }
    expect(mayManage(caller("manager", null), { role: "member", company: null })).toBe(false);
  });

  test.each([
    ["member", "one", null, undefined],
    ["member", null, null, "body/company"],
    ["manager", null, null, "body/company"],
    ["committee", "one", null, "body/company"],
    ["auditor", null, null, undefined],
    ["machine", null, "mill", undefined],
    ["machine", null, null, "body/machine"],
    ["machine", "one", "mill", "body/company"],
    ["office", null, "mill", "body/machine"],
  ] as const)("%s of company %s at machine %s: mistake at %s", (role, company, machine, where) => {
    expect(roleMistake({ role, company, machine })?.where).toBe(where);
  });
});
