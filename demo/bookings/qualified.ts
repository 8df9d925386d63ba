import { habits } from "./habits.ts";
import { demoPeople } from "./people.ts";

/** The level that the demo's machines ask for. */
export const level = "operator";

/** Whoever came to the company first has learnt every machine that it uses; the last to come still learns. */
export const qualifications: readonly { person: string; machine: string }[] = demoPeople.flatMap(
  ({ id, company }, _, all) => {
    const own = all.filter((it) => it.company === company);
    const isNew = own.length > 2 && own.at(-1)?.id === id;
    if (isNew) return [];
    return Object.entries(habits)
      .filter(([, { good, rest }]) => company !== null && (company in good || company in rest))
      .map(([machine]) => ({ person: id, machine }));
  },
);

const known = new Set(qualifications.map(({ person, machine }) => `${person} ${machine}`));
export const isQualified = (person: string, machine: string): boolean => known.has(`${person} ${machine}`);
