import { useNavigation } from "../app/navigation.tsx";
import { CheckField } from "../controls/field.tsx";
import { useWords } from "../language/use-words.ts";
import { paperWords } from "./words.ts";

/** Whether the form has boxes for seals 押印欄, by the address. */
export const useSeals = (): boolean => useNavigation().address.query.seals === "yes";

export function SealsChoice() {
  const words = useWords(paperWords);
  const wanted = useSeals();
  const { change } = useNavigation();
  return (
    <CheckField
      label={words.seals}
      checked={wanted}
      onValue={(wanted) => change({ seals: wanted ? "yes" : undefined })}
    />
  );
}

/** Boxes for seals with their titles; none where there are no titles. */
export function Seals({ titles }: { titles: readonly string[] }) {
  const words = useWords(paperWords);
  if (titles.length === 0) return null;
  return (
    <ul class="paper-seals" aria-label={words.sealsOf}>
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}
