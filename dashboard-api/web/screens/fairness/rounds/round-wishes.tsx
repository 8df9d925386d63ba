import { useState } from "preact/hooks";
import { useAnswer } from "../../../api/use-api.ts";
import { SelectField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { usePerson } from "../../../session/use-session.ts";
import { type FiledWish, type Round, type RoundWithSlots, roundPath } from "./round.ts";
import { WishEditor } from "./wish-editor.tsx";
import { wishWords } from "./wish-words.ts";

/** The wishes of one's company; the office first says whose they are. */
export function RoundWishes({ round, onSaved }: { round: Round; onSaved: () => void }) {
  const words = useWords(wishWords);
  const { company: own } = usePerson();
  const companies = useCompanies();
  const [company, setCompany] = useState(own ?? "");
  const isOnBehalf = own === null;
  const listed = [...companies.values()].filter((it) => it.roles.includes("member"));
  return (
    <section class="stack" aria-labelledby="rounds-wishes">
      <h3 id="rounds-wishes">{isOnBehalf ? words.titleFor : words.title}</h3>
      <p class="small soft">{isOnBehalf ? words.officeNote : words.note}</p>
      {isOnBehalf && (
        <SelectField
          label={words.forCompany}
          value={company}
          choices={[
            { value: "", label: words.choose },
            ...listed.map(({ id, short }) => ({ value: id, label: short })),
          ]}
          onValue={setCompany}
        />
      )}
      {company !== "" && (
        <LoadedWishes
          key={company}
          round={round}
          company={company}
          isOnBehalf={isOnBehalf}
          onSaved={onSaved}
        />
      )}
    </section>
  );
}

function LoadedWishes(props: { round: Round; company: string; isOnBehalf: boolean; onSaved: () => void }) {
  const { round, company, isOnBehalf, onSaved } = props;
  const slots = useAnswer<RoundWithSlots>(
    (api, signal) => api.get(roundPath(round.id), {}, signal),
    [round.id],
  );
  const wishes = useAnswer<{ items: FiledWish[] }>(
    (api, signal) => api.get(roundPath(round.id, "/wishes"), isOnBehalf ? { company } : {}, signal),
    [round.id, company],
  );
  const problem = slots.problem ?? wishes.problem;
  if (slots.value && wishes.value) {
    const given = { round: round.id, grid: slots.value.grid, filed: wishes.value.items };
    return <WishEditor {...given} company={company} isOnBehalf={isOnBehalf} onSaved={onSaved} />;
  }
  if (!problem) return <Skeleton lines={6} />;
  const again = () => {
    slots.again();
    wishes.again();
  };
  return <ProblemNotice problem={problem} onAgain={again} />;
}
