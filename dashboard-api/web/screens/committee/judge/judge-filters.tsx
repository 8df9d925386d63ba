import { useNavigation } from "../../../app/navigation.tsx";
import { SelectField } from "../../../controls/field.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { judgeWords } from "./words.ts";

/** By machine and by company; in the address, as all of the view. */
export function JudgeFilters({ machine, company }: { machine: string; company: string }) {
  const words = useWords(judgeWords);
  const text = useText();
  const { change } = useNavigation();
  const companies = [...useCompanies().values()].filter((it) => it.listed || it.id === company);
  const machines = useMachines().value?.items ?? [];
  const every = { value: "", label: words.every };
  return (
    <div class="row judge-filters no-print">
      <SelectField
        label={words.machine}
        value={machine}
        choices={[every, ...machines.map((it) => ({ value: it.id, label: text(it.name) }))]}
        onValue={(value) => change({ machine: value, case: undefined })}
      />
      <SelectField
        label={words.company}
        value={company}
        choices={[every, ...companies.map((it) => ({ value: it.id, label: it.short }))]}
        onValue={(value) => change({ company: value, case: undefined })}
      />
    </div>
  );
}
