import { SelectField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { needsCompany, personRoles } from "./account.ts";
import { peopleWords } from "./words.ts";

export interface RoleChoice {
  role: (typeof personRoles)[number];
  company: string;
}

export const isWhole = ({ role, company }: RoleChoice): boolean => !needsCompany(role) || company !== "";

/** As the API takes it. */
export const roleBody = ({ role, company }: RoleChoice) => ({
  role,
  company: needsCompany(role) ? company : null,
});

/** A role, and the company that goes with it. */
export function RoleFields(props: { value: RoleChoice; onValue: (value: RoleChoice) => void }) {
  const { value, onValue } = props;
  const words = useWords(peopleWords);
  const companies = [...useCompanies().values()].filter((it) => it.listed);
  return (
    <>
      <SelectField
        label={words.role}
        value={value.role}
        choices={personRoles.map((role) => ({ value: role, label: words.roleNames[role] ?? role }))}
        onValue={(role) => onValue({ ...value, role })}
      />
      {needsCompany(value.role) && (
        <SelectField
          label={words.company}
          value={value.company}
          choices={[
            { value: "", label: words.choose },
            ...companies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(company) => onValue({ ...value, company })}
        />
      )}
    </>
  );
}
