import type { ComponentType } from "preact";
import type { Role } from "../../access/role.ts";
import type { PageName } from "../../page/page-names.ts";

export interface ScreenEntry {
  load: () => Promise<{ default: ComponentType }>;
  /** Place in the navigation; absent: reached from other screens. */
  inNavigation?: boolean;
  /** Who finds it in the navigation; absent: everybody. The API decides what is told, not the page. */
  roles?: readonly Role[];
  /** Without head and navigation: paper, and pages at a machine. */
  isBare?: boolean;
  /** Shown without anybody being signed in. */
  isOpen?: boolean;
}

/** Every screen, loaded when it is first opened. */
export const screens: Record<PageName, ScreenEntry> = {
  floor: { load: () => import("../screens/floor/floor-screen.tsx"), inNavigation: true },
  calendar: { load: () => import("../screens/calendar/calendar-screen.tsx"), inNavigation: true },
  utilization: { load: () => import("../screens/utilization/utilization-screen.tsx"), inNavigation: true },
  fairness: { load: () => import("../screens/fairness/fairness-screen.tsx"), inNavigation: true },
  company: {
    load: () => import("../screens/company/company-screen.tsx"),
    inNavigation: true,
    roles: ["manager", "member"],
  },
  committee: {
    load: () => import("../screens/committee/committee-screen.tsx"),
    inNavigation: true,
    roles: ["committee", "office", "auditor"],
  },
  machine: { load: () => import("../screens/machine/machine-screen.tsx") },
  "at-machine": {
    load: () => import("../screens/at-machine/at-machine-screen.tsx"),
    isBare: true,
    isOpen: true,
  },
  "sign-in": { load: () => import("../screens/sign-in/sign-in-screen.tsx"), isBare: true, isOpen: true },
  account: { load: () => import("../screens/account/account-screen.tsx"), isBare: true, isOpen: true },
  board: { load: () => import("../screens/board/board-screen.tsx"), isBare: true },
  statement: { load: () => import("../screens/statement/statement-screen.tsx"), isBare: true },
  estimate: { load: () => import("../screens/estimate/estimate-screen.tsx"), isBare: true },
  evidence: { load: () => import("../screens/evidence/evidence-screen.tsx"), isBare: true },
};

/** The screens of the navigation, in its order. */
export const navigationOf = (role: Role): PageName[] =>
  (Object.keys(screens) as PageName[]).filter((name) => {
    const { inNavigation, roles } = screens[name];
    return inNavigation && (!roles || roles.includes(role));
  });
