import type { Site } from "../../config/site/site.ts";
import type { ListedView } from "./booking-view.ts";
import { csvText } from "./csv.ts";
import { localCells } from "./utc-offset.ts";

const columns = [
  ...["machine", "from", "to", "kind", "status", "company", "purpose", "grant", "job", "person"],
  ...["late", "disputed", "waived", "outcome", "early", "overrun", "blocked", "excused", "startedAt", "id"],
  ...["excusedBy", "fromOffset", "toOffset"],
];

/** One line a booking, in local times; others' taken time has its place and, as the policy says, a short name. */
export const bookingsCsv = (items: readonly ListedView[], site: Site): string =>
  csvText(
    columns,
    items.map((it) => {
      const { zone } = site.cluster;
      const [from, fromOffset] = localCells(it.from, zone);
      const [to, toOffset] = localCells(it.to, zone);
      if (it.view === "busy") {
        return [
          ...[it.machine, from, to, it.kind, null, it.company],
          ...Array<null>(columns.length - 8).fill(null),
          ...[fromOffset, toOffset],
        ];
      }
      const short = site.companies.find((company) => company.id === it.company)?.short ?? it.company;
      const { machine, kind, status, purpose, grant, job, person, late, disputed, waived, id } = it;
      const { outcome, early, overrun, blocked, excused, excusedBy } = it;
      const [startedAt] = localCells(it.startedAt, zone);
      return [
        ...[machine, from, to, kind, status, short, purpose, grant, job, person],
        ...[late, disputed, waived, outcome, early, overrun, blocked, excused, startedAt, id],
        ...[excusedBy, fromOffset, toOffset],
      ];
    }),
  );
