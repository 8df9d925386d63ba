import { roles } from "../../../dashboard-api/access/role.ts";
import {
  type AccessRow,
  atMachine,
  type Cell,
  cells,
  changing,
  everyone,
  forCompany,
  ofCommittee,
  row,
  signedIn,
  v1,
} from "./access-row.ts";
import { rowsOfBooks } from "./rows-of-books.ts";
import { rowsOfCore } from "./rows-of-core.ts";

const window = "from=2026-03-02T00:00:00Z&to=2026-03-02T01:00:00Z";
const slot = { machine: "mill", from: "2026-03-04T00:00:00Z", to: "2026-03-04T01:00:00Z" };
const pastHour = { machine: "mill", from: "2026-03-02T00:00:00Z", to: "2026-03-02T00:05:00Z" };
const series = { machine: "mill", first: "2026-03-05", until: "2026-03-05", hours: "09:00-10:00" };
const stale = { "if-match": '"999"' };
const qualification = `${v1}/people/{id}/qualifications/{machine}/{level}`;

const booking = { kind: "booking", headers: stale } as const;
const waiting = { kind: "waitlist" } as const;

const atPage = cells("all all own own no all");
/** PINs of the companies in the test. */
export const pinOf = (company: string) => (company === "one" ? "246810" : "135790");
const pastDay = { from: "2026-03-01T22:00:00Z", to: "2026-03-01T23:00:00Z" };
const pageBodies: Record<string, object> = { extend: { to: slot.to }, fault: { text: "x" }, assign: pastDay };

/** Order of the cells: committee, office, manager, member, auditor, machine's page. */
export const accessTable: readonly AccessRow[] = [
  row("GET", "/health/live", "everybody, without a token", everyone),
  row("GET", "/health/ready", "everybody, without a token", everyone),
  row("GET", "/metrics", "the cluster", signedIn),
  row("GET", `${v1}/machines`, "the cluster", atMachine),
  row("GET", `${v1}/machines/{id}`, "the cluster", atMachine, { kind: "machine" }),
  row("GET", `${v1}/machines/{id}/timeline`, "the cluster", atMachine, { kind: "machine", query: window }),
  row("GET", `${v1}/machines/{id}/strip`, "the cluster", atMachine, { kind: "machine", query: window }),
  row("GET", `${v1}/open-hours`, "the cluster", atMachine, { query: window, list: "machines" }),
  row(
    "GET",
    `${v1}/machines/{id}/signals/{signal}`,
    "company that has the time; the committee gives a reason",
    cells("all no own own no no"),
    {
      query: `${window}&reason=x`,
      foreign: 403,
    },
  ),
  row(
    "GET",
    `${v1}/utilization`,
    "the cluster; another company's bookings are told as taken time",
    signedIn,
    { query: window },
  ),
  row("GET", `${v1}/utilization/explain`, "the cluster; another company is not named", signedIn, {
    query: `${window}&figure=utilization&machine=mill`,
  }),
  row("GET", `${v1}/data-quality`, "the cluster", signedIn, { query: window }),
  row("GET", `${v1}/capacity`, "the cluster", signedIn, { query: window }),
  row("GET", `${v1}/gateways`, "the cluster", signedIn),
  row(
    "GET",
    `${v1}/live`,
    "the cluster: states, never process values; of bookings that something happened",
    atMachine,
  ),
  row("GET", `${v1}/bookings`, "the cluster; another company's as taken time, its job to nobody", atMachine, {
    query: window,
  }),
  row("POST", `${v1}/bookings`, "company booked for", changing, { bodyFor: forCompany(slot), foreign: 403 }),
  row("POST", `${v1}/bookings/check`, "company booked for", changing, {
    bodyFor: forCompany(slot),
    foreign: 403,
  }),
  row("GET", `${v1}/bookings/{id}`, "company of the booking", cells("all all own own all no"), booking),
  row(
    "GET",
    `${v1}/bookings/{id}/changes`,
    "company of the booking",
    cells("all all own own all no"),
    booking,
  ),
  row("PATCH", `${v1}/bookings/{id}`, "company of the booking", changing, {
    ...booking,
    body: { reason: "x" },
  }),
  ...["cancel", "release", "dispute"].map((deed) =>
    row("POST", `${v1}/bookings/{id}/${deed}`, "company of the booking", changing, booking),
  ),
  ...["approve", "refuse", "waive", "excuse", "uphold"].map((deed) =>
    row("POST", `${v1}/bookings/{id}/${deed}`, "the committee", cells("all no no no no no"), booking),
  ),
  row("POST", `${v1}/series/check`, "company booked for", changing, {
    bodyFor: forCompany(series),
    foreign: 403,
  }),
  row("POST", `${v1}/series`, "company booked for", changing, { bodyFor: forCompany(series), foreign: 403 }),
  row("GET", `${v1}/series/{id}`, "company of the series", cells("all all own own all no"), {
    kind: "series",
  }),
  row("POST", `${v1}/blocks`, "the cluster", cells("all all no no no no"), {
    body: { machine: "lathe", kind: "maintenance", from: slot.from, to: slot.to },
  }),
  row("GET", `${v1}/unbooked-use`, "the cluster", cells("all all no no all no"), { query: window }),
  row("POST", `${v1}/unbooked-use/assign`, "the cluster", cells("all all no no no no"), {
    body: { ...pastHour, company: "one" },
  }),
  row("GET", `${v1}/disputes`, "the cluster", cells("all all no no all no")),
  row(
    "GET",
    `${v1}/waitlist`,
    "company that waits; of others how many are ahead",
    cells("all all own own all no"),
    { query: "status=waiting,left" },
  ),
  row("POST", `${v1}/waitlist`, "company that waits", changing, { bodyFor: forCompany(slot), foreign: 403 }),
  row("GET", `${v1}/waitlist/{id}`, "company that waits", cells("all all own own all no"), waiting),
  ...["accept", "decline"].map((answer) =>
    row("POST", `${v1}/waitlist/{id}/${answer}`, "company that waits", changing, {
      ...waiting,
      body: { offer: "another" },
    }),
  ),
  row("DELETE", `${v1}/waitlist/{id}`, "company that waits", changing, waiting),
  row(
    "GET",
    `${v1}/demand`,
    "the company; totals of others as the policy says",
    cells("all all all all all no"),
    {
      query: window,
    },
  ),
  row(
    "GET",
    `${v1}/fairness`,
    "the cluster; totals of other companies as the policy says",
    cells("all all all all all no"),
    { query: window },
  ),
  row("GET", `${v1}/fairness/explain`, "the company", cells("all all all all all no"), {
    query: `${window}&member=one`,
  }),
  row("POST", `${v1}/fairness/what-if`, "the committee; changes nothing", ofCommittee, {
    body: { from: "2026-03-02T00:00:00Z", to: "2026-03-02T01:00:00Z" },
  }),
  row("GET", `${v1}/machines/{id}/page`, "the cluster", atMachine, { kind: "machine" }),
  ...["open", "start", "setup", "extend", "finish", "fault", "assign"].map((deed) =>
    row("POST", `${v1}/machines/{id}/page/${deed}`, "company that acts, by its PIN at the machine", atPage, {
      bodyFor: (company) => ({ company, pin: pinOf(company), ...pageBodies[deed] }),
      foreign: 403,
    }),
  ),
  row("POST", `${v1}/machines/{id}/page-tokens`, "the committee", cells("all no no no no no"), {
    ...{ kind: "machine", body: {} },
  }),
  row("GET", `${v1}/faults`, "the cluster", atMachine),
  row("GET", `${v1}/sign-in`, "everybody, without a token", everyone),
  row(
    "POST",
    `${v1}/sign-in/link/look`,
    "whoever has the one-time link",
    cells("self self self self self self"),
  ),
  row("POST", `${v1}/sign-in/link`, "whoever has the one-time link", cells("self self self self self self")),
  row("POST", `${v1}/session`, "whoever has the password", cells("self self self self self self")),
  row("GET", `${v1}/session`, "the caller", everyone),
  row("DELETE", `${v1}/session`, "the caller", cells("self self self self self no")),
  row("PUT", `${v1}/session/password`, "the caller", cells("self self self self self no")),
  row("GET", `${v1}/accounts`, "company of the account", cells("all all own no no no")),
  row("POST", `${v1}/accounts`, "company of the member invited", cells("all no own no no no"), {
    bodyFor: (company) => ({ login: `invited-${company}`, name: "x", role: "member", company }),
    foreign: 403,
  }),
  row("POST", `${v1}/accounts/{id}/reset`, "the committee", cells("all no no no no no"), { kind: "account" }),
  row("PATCH", `${v1}/accounts/{id}`, "company of the member", cells("all no own no no no"), {
    kind: "account",
    body: { disabled: false },
  }),
  row("GET", `${v1}/tokens`, "the account that made it", cells("all own own own own no")),
  row("POST", `${v1}/tokens`, "the caller; the committee for any role", cells("all no no no no no"), {
    body: { name: "x", scopes: ["read"], expires: "2026-03-03T00:00:00Z", role: "auditor" },
  }),
  row("DELETE", `${v1}/tokens/{id}`, "the account that made it", cells("all own own own own no"), {
    kind: "token",
  }),
  row("GET", `${v1}/calendars`, "the company", cells("all all own own all no")),
  row("POST", `${v1}/calendars`, "the company", cells("all all own own all no"), {
    bodyFor: (company) => ({ kind: "company", subject: company }),
  }),
  row("DELETE", `${v1}/calendars/{id}`, "the company", cells("all all own own all no"), { kind: "calendar" }),
  row(
    "GET",
    `${v1}/calendars/{secret}.ics`,
    "whoever has the address",
    cells("self self self self self self"),
  ),
  row("GET", `${v1}/notices`, "the company", cells("all all all all no no")),
  row(
    "GET",
    `${v1}/notice-channels`,
    "the company; committee and office the cluster's",
    cells("all all own own no no"),
  ),
  row(
    "POST",
    `${v1}/notice-channels`,
    "the caller's company or the cluster",
    cells("all all all all no no"),
    {
      body: { kind: "email", address: "somebody@example.jp" },
    },
  ),
  row("POST", `${v1}/notice-channels/{id}/trial`, "the company", cells("self self own own no no"), {
    kind: "channel",
  }),
  row("DELETE", `${v1}/notice-channels/{id}`, "the company", cells("self self own own no no"), {
    kind: "channel",
  }),
  row("GET", `${v1}/company-names`, "the cluster, as the policy says", signedIn),
  row("GET", `${v1}/companies`, "the company", cells("all all own own all no")),
  row("GET", `${v1}/companies/{id}`, "the company", cells("all all own own all no"), { kind: "company" }),
  ...(["GET", "PUT", "DELETE"] as const).map((method) =>
    row(method, `${v1}/companies/{id}/pin`, "company of the manager", cells("all all own no no no"), {
      ...{ kind: "company", ...(method === "PUT" ? { body: { pin: pinOf("one") } } : {}) },
    }),
  ),
  row("GET", `${v1}/people`, "company of the person", cells("all all own own all no")),
  row("PUT", qualification, "the committee", cells("all no no no no no"), { kind: "person", body: {} }),
  row("DELETE", qualification, "the committee", cells("all no no no no no"), { kind: "person" }),
  ...rowsOfCore,
  ...rowsOfBooks,
  row("GET", `${v1}/site`, "the cluster", cells("all all no no all no")),
  row("GET", `${v1}/audit`, "the committee", cells("all no no no no no"), { query: window }),
];

const words: Record<Cell, string> = { all: "yes", own: "own", no: "–", self: "self" };

/** The table as docs/access.md has it. */
export function accessDocument(table: readonly AccessRow[]): string {
  const lines = table.map(({ method, path, owner, cells: of }) =>
    [`\`${method} ${path}\``, owner, ...roles.map((role) => words[of[role]])].join(" | "),
  );
  return `# Who may do what

Every endpoint, who owns what it touches, and what each role may do there. A test walks all routes of the application:
one that is missing here fails it, and so does one that answers otherwise than the table says.

- yes: whosever it is. own: what is of the caller's own company or account alone; for the page at a machine, what is of
  that machine. self: one's own session. –: refused
  (403, or 404 where even knowing that it exists would tell something).
- What is another company's answers as an id that does not exist: 404 with the same body. A request that names another
  company itself is refused with 403.
- The page at a machine is refused whatever is not named for it here. Its token says where it stands; who acts there
  says so with a company's PIN, so that the QR code on the machine alone changes nothing.
- A token with scopes can do no more than these, whatever its role; changes in a browser's session carry a CSRF token.
- Names of other companies stand on taken time as the site file's \`policies.privacy.names\` says; jobs never do.

| endpoint | owner | ${roles.join(" | ")} |
|---|---|${roles.map(() => "---").join("|")}|
${lines.map((line) => `| ${line} |`).join("\n")}
`;
}
