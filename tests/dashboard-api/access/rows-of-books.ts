import { type AccessRow, cells, changing, forCompany, ofCommittee, row, signedIn, v1 } from "./access-row.ts";

const slot = { machine: "mill", from: "2026-03-04T00:00:00Z", to: "2026-03-04T01:00:00Z" };
const aRound = { kind: "round" } as const;
const roundPlan = {
  ...{ name: "x", machines: ["lathe"], from: "2026-03-09T00:00:00Z", to: "2026-03-11T00:00:00Z" },
  ...{ slots: { hours: ["08:00-12:00"] }, deadline: "2026-03-06T00:00:00Z" },
};
const aGrant = { kind: "grant" } as const;
const forGrantOffice = cells("all all no no all no");

/** Allocation rounds, settlements, estimates and evidence. */
export const rowsOfBooks: readonly AccessRow[] = [
  row("GET", `${v1}/rounds`, "the cluster: what is given away, not what is wished for", signedIn),
  row("POST", `${v1}/rounds`, "the committee", ofCommittee, { body: roundPlan }),
  row("GET", `${v1}/rounds/{id}`, "the cluster", signedIn, aRound),
  ...["run", "publish", "withdraw"].map((deed) =>
    row("POST", `${v1}/rounds/{id}/${deed}`, "the committee", ofCommittee, { ...aRound, body: {} }),
  ),
  row("GET", `${v1}/rounds/{id}/verification`, "the cluster", signedIn, aRound),
  row("GET", `${v1}/rounds/{id}/changes`, "the cluster, without what was wished for", signedIn, aRound),
  row("GET", `${v1}/rounds/{id}/result`, "the cluster; names as the policy says", signedIn, aRound),
  row(
    "GET",
    `${v1}/rounds/{id}/wishes`,
    "the company that wishes, and the office for it",
    cells("no all all all no no"),
    {
      ...aRound,
      query: "company=one",
    },
  ),
  row(
    "PUT",
    `${v1}/rounds/{id}/wishes`,
    "the company that wishes, and the office for it",
    cells("no all all all no no"),
    {
      ...aRound,
      body: { company: "one", wishes: [] },
    },
  ),
  row("GET", `${v1}/settlements`, "the company; the committee all", cells("all all own own no no")),
  row(
    "GET",
    `${v1}/settlements/{month}`,
    "the company: its own statement alone",
    cells("all all all all no no"),
  ),
  row("POST", `${v1}/settlements/{month}/publish`, "the committee", ofCommittee, { body: {} }),
  row("GET", `${v1}/settlements/{month}/statements/{id}`, "the company", cells("all all own own no no"), {
    kind: "company",
  }),
  row("POST", `${v1}/settlements/{month}/statements/{id}/corrections`, "the committee", ofCommittee, {
    ...{ kind: "company", body: { reason: "x" } },
  }),
  row("POST", `${v1}/estimates`, "company booked for", changing, { bodyFor: forCompany(slot), foreign: 403 }),
  row("GET", `${v1}/evidence`, "the cluster, for the grant office", forGrantOffice),
  row("GET", `${v1}/evidence/{id}/{year}`, "the cluster, for the grant office", forGrantOffice, aGrant),
  row(
    "GET",
    `${v1}/evidence/{id}/{year}/reports`,
    "the cluster, for the grant office",
    forGrantOffice,
    aGrant,
  ),
  row("POST", `${v1}/evidence/{id}/{year}/reports`, "the committee", ofCommittee, { ...aGrant, body: {} }),
  row(
    "GET",
    `${v1}/evidence/{id}/{year}/reports/{number}`,
    "the cluster, for the grant office",
    forGrantOffice,
    aGrant,
  ),
];
