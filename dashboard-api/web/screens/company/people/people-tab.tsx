import { useState } from "preact/hooks";
import { CompanyPin } from "./company-pin.tsx";
import { Invitation } from "./invitation.tsx";
import { PeopleList } from "./people-list.tsx";

/** What a manager looks after: the PIN, who may sign in, and who is qualified for what. */
export default function PeopleTab() {
  const [turn, setTurn] = useState(0);
  return (
    <div class="stack">
      <CompanyPin />
      <PeopleList turn={turn} />
      <Invitation onInvited={() => setTurn((it) => it + 1)} />
    </div>
  );
}
