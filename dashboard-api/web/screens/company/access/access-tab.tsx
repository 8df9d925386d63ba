import { Calendars } from "./calendars.tsx";
import { Tokens } from "./tokens.tsx";

/** What people's calendars and other systems of the company connect by. */
export default function AccessTab() {
  return (
    <div class="stack">
      <Calendars />
      <Tokens />
    </div>
  );
}
