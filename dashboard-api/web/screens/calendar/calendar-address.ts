import { type Micros, microsFromRfc3339, rfc3339FromMicros } from "../../../../config/micros.ts";
import type { Query } from "../../app/address.ts";
import { type View, views } from "./plan/view-range.ts";

export const panels = ["mine", "find"] as const;
export type PanelName = (typeof panels)[number];

/** All that the calendar's view depends on, as its address tells it. */
export interface CalendarAddress {
  readonly view: View;
  readonly date: Temporal.PlainDate;
  /** Machines asked for; empty: all. */
  readonly machines: readonly string[];
  /** What they shall be able to do; null: anything. */
  readonly process: string | null;
  /** Booking that is looked at. */
  readonly booking: string | null;
  readonly panel: PanelName | null;
  /** Company that is booked for 代理, chosen before. */
  readonly company: string | null;
  /** A booking that is being thought of. */
  readonly draft: { readonly machine: string; readonly from: Micros; readonly until: Micros } | null;
}

const dateIn = (text: string | undefined): Temporal.PlainDate | undefined => {
  try {
    return text ? Temporal.PlainDate.from(text) : undefined;
  } catch {
    return undefined;
  }
};

function draftIn(text: string | undefined): CalendarAddress["draft"] {
  const [machine, from, to] = text?.split("~") ?? [];
  if (!machine || !from || !to) return null;
  try {
    const draft = { machine, from: microsFromRfc3339(from), until: microsFromRfc3339(to) };
    return draft.until > draft.from ? draft : null;
  } catch {
    return null;
  }
}

/** What an address cannot tell, or tells wrongly, is as on first sight: today's week. */
export function readAddress(query: Query, today: Temporal.PlainDate): CalendarAddress {
  const machines = query.machines ?? query.machine;
  return {
    view: views.find((it) => it === query.view) ?? "week",
    date: dateIn(query.date) ?? today,
    machines: machines?.split(",").filter((it) => it !== "") ?? [],
    process: query.process ?? null,
    booking: query.booking ?? null,
    company: query.company ?? null,
    panel: panels.find((it) => it === query.panel) ?? null,
    draft: draftIn(query.new),
  };
}

/** A draft in an address. Times in UTC, so that no sign needs escaping. */
export const draftText = (draft: NonNullable<CalendarAddress["draft"]>): string =>
  [draft.machine, rfc3339FromMicros(draft.from), rfc3339FromMicros(draft.until)].join("~");
