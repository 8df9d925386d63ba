import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Company } from "../../../session/session.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { usePerson } from "../../../session/use-session.ts";
import { CompanyPin } from "./company-pin.tsx";
import { peopleWords } from "./words.ts";

/** The companies of the site file, and their PINs. */
export function Companies() {
  const words = useWords(peopleWords);
  const { role } = usePerson();
  const companies = [...useCompanies().values()];
  const columns: Column<Company>[] = [
    {
      id: "name",
      head: words.company,
      cell: (it) => (
        <>
          {it.name} {!it.listed && <span class="small soft">{words.unlisted}</span>}
          <span class="small soft people-kana">{it.kana}</span>
        </>
      ),
    },
    {
      id: "roles",
      head: words.roles,
      cell: (it) => it.roles.map((id) => words.companyRoles[id] ?? id).join("・"),
    },
    { id: "corporate", head: words.corporateNumber, cell: (it) => it.corporateNumber ?? words.noCompany },
    { id: "invoice", head: words.invoiceNumber, cell: (it) => it.invoiceNumber ?? words.noCompany },
    ...(role === "auditor"
      ? []
      : [{ id: "pin", head: words.pin, cell: (it: Company) => it.listed && <CompanyPin company={it} /> }]),
  ];
  return (
    <>
      <p class="small soft">{words.notes.companies}</p>
      <DataTable caption={words.parts.companies} columns={columns} rows={companies} keyOf={({ id }) => id} />
    </>
  );
}
