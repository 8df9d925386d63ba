import { Field } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { deedWords } from "./deed-words.ts";

/** Whose it was; the likely ones first: who had the machine before or after. */
export function CompanyField(props: {
  value: string;
  nearby: readonly string[];
  onValue: (company: string) => void;
}) {
  const words = useWords(deedWords);
  const companies = useCompanies();
  const all = [...companies.values()].filter((it) => it.listed);
  const isNear = (id: string) => props.nearby.includes(id);
  const options = (list: typeof all) =>
    list.map((it) => (
      <option key={it.id} value={it.id}>
        {it.name}
      </option>
    ));
  return (
    <Field label={words.company}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={props.value}
          onChange={(event) => props.onValue(event.currentTarget.value)}
        >
          <option value="">{words.choose}</option>
          {all.some((it) => isNear(it.id)) && (
            <optgroup label={words.nearby}>{options(all.filter((it) => isNear(it.id)))}</optgroup>
          )}
          <optgroup label={words.others}>{options(all.filter((it) => !isNear(it.id)))}</optgroup>
        </select>
      )}
    </Field>
  );
}
