import { Calendars } from "./calendars.tsx";
import { Notices } from "./notices.tsx";
import { Tokens } from "./tokens.tsx";

/** Notices, people's calendars, and what other systems of the company connect by. */
export default function AccessTab() {
  return (
    <div class="stack">
      <Notices />
      <Calendars />
      <Tokens />
    </div>
  );
}
