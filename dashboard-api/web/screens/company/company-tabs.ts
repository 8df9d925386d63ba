import type { Role } from "../../../access/role.ts";
import type { LoadedTab } from "../../controls/tab-place.tsx";

/** The tabs of a company's screen in their order, by what stands in the address (`tab=`). */
export const companyTabs: Readonly<Record<string, LoadedTab>> = {
  bookings: {
    name: { ja: "予約", en: "Bookings" },
    load: () => import("./bookings/bookings-tab.tsx"),
  },
  outcomes: {
    name: { ja: "実績", en: "Outcomes" },
    load: () => import("./outcomes/outcomes-tab.tsx"),
  },
  costs: { name: { ja: "費用", en: "Costs" }, load: () => import("./costs/costs-tab.tsx") },
  people: {
    name: { ja: "社員", en: "People" },
    load: () => import("./people/people-tab.tsx"),
    roles: ["manager"],
  },
  access: { name: { ja: "連携", en: "Links" }, load: () => import("./access/access-tab.tsx") },
};

/** The tabs that a role finds. */
export const tabsOf = (role: Role): [id: string, tab: LoadedTab][] =>
  Object.entries(companyTabs).filter(([, { roles }]) => !roles || roles.includes(role));
