import "./people.css";
import { useNavigation } from "../../../app/navigation.tsx";
import { Segments } from "../../../controls/tabs.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { Accounts } from "./accounts.tsx";
import { Companies } from "./companies.tsx";
import { Qualifications } from "./qualifications.tsx";
import { Tokens } from "./tokens.tsx";
import { peopleWords } from "./words.ts";

const parts = { accounts: Accounts, companies: Companies, qualifications: Qualifications, tokens: Tokens };
type Part = keyof typeof parts;

/** Who may do what: accounts, companies, qualifications, tokens. */
export default function PeopleTab() {
  const words = useWords(peopleWords);
  const { address, change } = useNavigation();
  const { role } = usePerson();
  const found = (Object.keys(parts) as Part[]).filter(
    (it) => role === "committee" || (it !== "tokens" && (it !== "accounts" || role === "office")),
  );
  const part = found.find((it) => it === address.query.part) ?? found[0] ?? "companies";
  const Shown = parts[part];
  return (
    <div class="stack people">
      <div class="no-print">
        <Segments<Part>
          label={words.show}
          value={part}
          choices={found.map((value) => ({ value, label: words.parts[value] }))}
          onValue={(value) => change({ part: value })}
        />
      </div>
      <h2 class="unseen">{words.parts[part]}</h2>
      <Shown />
    </div>
  );
}
