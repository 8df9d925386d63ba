import type { Role } from "../../../access/role.ts";
import type { LoadedTab } from "../../controls/tab-place.tsx";

/** The tabs of the committee's screen in their order, by what stands in the address (`tab=`). */
export const committeeTabs: Readonly<Record<string, LoadedTab>> = {
  judge: { name: { ja: "判断待ち", en: "To judge" }, load: () => import("./judge/judge-tab.tsx") },
  behalf: {
    name: { ja: "代理予約", en: "On behalf" },
    load: () => import("./behalf/behalf-tab.tsx"),
    roles: ["committee", "office"],
  },
  rounds: { name: { ja: "配分会", en: "Rounds" }, load: () => import("./rounds/rounds-tab.tsx") },
  gateways: {
    name: { ja: "収集装置とデータ", en: "Gateways and data" },
    load: () => import("./gateways/gateways-tab.tsx"),
  },
  settlement: {
    name: { ja: "精算・見積", en: "Settlement" },
    load: () => import("./settlement/settlement-tab.tsx"),
  },
  evidence: {
    name: { ja: "補助金", en: "Grants" },
    load: () => import("./evidence/evidence-tab.tsx"),
  },
  people: {
    name: { ja: "会員と利用者", en: "Members and people" },
    load: () => import("./people/people-tab.tsx"),
  },
  audit: {
    name: { ja: "操作記録", en: "Audit log" },
    load: () => import("./audit/audit-tab.tsx"),
    roles: ["committee"],
  },
  site: { name: { ja: "設定", en: "Settings" }, load: () => import("./site/site-tab.tsx") },
};

/** The tabs that a role finds. */
export const tabsOf = (role: Role): [id: string, tab: LoadedTab][] =>
  Object.entries(committeeTabs).filter(([, { roles }]) => !roles || roles.includes(role));
