import type { Calendar } from "../../../../../config/site/hours.ts";
import { useWords } from "../../../language/use-words.ts";
import { siteWords } from "./words.ts";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
type Week = Record<(typeof weekdays)[number], string[]>;

/** Days of the same hours side by side: Mon Tue Wed 08:00-17:00. */
function groupsOf(week: Week): { days: string[]; hours: string }[] {
  const groups: { days: string[]; hours: string }[] = [];
  for (const day of weekdays) {
    const hours = week[day].join(", ");
    const last = groups.at(-1);
    if (last?.hours === hours) last.days.push(day);
    else groups.push({ days: [day], hours });
  }
  return groups.filter(({ hours }) => hours !== "");
}

/** Open hours as the site file has them. */
export function OpenHoursText({ calendar }: { calendar: Pick<Calendar, "hours" | "closedOnHolidays"> }) {
  const words = useWords(siteWords);
  const { hours, closedOnHolidays } = calendar;
  const name = (day: string) => words.weekdays[day] ?? day;
  const span = (days: string[]) =>
    days.length > 2 ? `${name(days[0] ?? "")}~${name(days.at(-1) ?? "")}` : days.map(name).join("・");
  return (
    <ul class="site-hours">
      {hours === "always" ? (
        <li>{words.always}</li>
      ) : (
        hours.map(({ since, week }) => (
          <li key={since ?? ""}>
            {since && <span class="small soft">{words.since(since)} </span>}
            {groupsOf(week).map((it) => (
              <span key={it.days.join()} class="site-shift">
                {span(it.days)} {it.hours}
              </span>
            ))}
          </li>
        ))
      )}
      {closedOnHolidays && hours !== "always" && <li class="small soft">{words.closedOnHolidays}</li>}
    </ul>
  );
}
