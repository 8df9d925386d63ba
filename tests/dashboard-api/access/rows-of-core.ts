import { type AccessRow, atMachine, cells, row, signedIn, v1 } from "./access-row.ts";

/** Nobody else's business, not the committee's either. */
const ofItsCompany = cells("no no own own no no");
const aJob = { kind: "job" } as const;

/** People, jobs, notes, grants. */
export const rowsOfCore: readonly AccessRow[] = [
  row("GET", `${v1}/people/{id}`, "company of the person", cells("all all own own all no"), {
    kind: "person",
  }),
  row("PATCH", `${v1}/people/{id}`, "company of the person, and the person", cells("all no own no no no"), {
    ...{ kind: "person", body: {} },
  }),
  row("GET", `${v1}/jobs`, "the company, nobody else", ofItsCompany),
  row("POST", `${v1}/jobs`, "the caller's company", cells("no no all all no no"), { body: { lot: "x" } }),
  row("GET", `${v1}/jobs/{id}`, "the company, nobody else", ofItsCompany, aJob),
  row("PATCH", `${v1}/jobs/{id}`, "the company, nobody else", ofItsCompany, { ...aJob, body: {} }),
  ...(["PUT", "DELETE"] as const).map((method) =>
    row(method, `${v1}/jobs/{id}/bookings/{booking}`, "the company, nobody else", ofItsCompany, aJob),
  ),
  row("GET", `${v1}/notes`, "whom the note is for: everyone, a company or the committee", atMachine, {
    query: "subject=machine&on=mill",
  }),
  row("POST", `${v1}/notes`, "the author", cells("all all all all no no"), {
    body: { subject: "machine", on: "mill", text: "x", visibility: "everyone" },
  }),
  row("POST", `${v1}/notes/{id}/correction`, "the author's company (here: for it alone)", ofItsCompany, {
    ...{ kind: "note", body: { text: "y" } },
  }),
  row("GET", `${v1}/grants`, "the cluster; numbers of notices to committee, office, auditor", signedIn),
  row("GET", `${v1}/assets`, "the cluster", cells("all all no no all no")),
  row("GET", `${v1}/charge-kinds`, "the cluster", signedIn),
];
