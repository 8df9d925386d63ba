/**
 * The page's addresses. Each is one segment below the place where the installation is reached, so that relative
 * addresses of files and of the API are right behind any path prefix. The rest of a view stands in the query.
 */
export const pageNames = [
  "floor",
  "calendar",
  "machine",
  "at-machine",
  "utilization",
  "fairness",
  "company",
  "committee",
  "sign-in",
  "account",
  "board",
  "statement",
  "estimate",
  "evidence",
] as const;

export type PageName = (typeof pageNames)[number];
