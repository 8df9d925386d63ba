import type { Site } from "../../config/site/site.ts";
import type { ListedView } from "./booking-view.ts";
import { csvText } from "./csv.ts";

const columns = [
  ...["machine", "from", "to", "kind", "status", "company", "purpose", "grant", "job", "person"],
  ...["late", "disputed", "waived", "outcome", "early", "overrun", "blocked", "excused", "startedAt", "id"],
];

/** One line a booking; others' taken time has its place and, as the policy says, a short name. */
export const bookingsCsv = (items: readonly ListedView[], site: Site): string =>
  csvText(
    columns,
    items.map((it) => {
      if (it.view === "busy") {
        return [
          it.machine,
          it.from,
          it.to,
          it.kind,
          null,
          it.company,
          ...Array<null>(columns.length - 6).fill(null),
        ];
      }
      const short = site.companies.find((company) => company.id === it.company)?.short ?? it.company;
      const { machine, from, to, kind, status, purpose, grant, job, person, late, disputed, waived, id } = it;
      const { outcome, early, overrun, blocked, excused, startedAt } = it;
      return [
        ...[machine, from, to, kind, status, short, purpose, grant, job, person],
        ...[late, disputed, waived, outcome, early, overrun, blocked, excused, startedAt, id],
      ];
    }),
  );
