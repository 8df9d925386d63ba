import { useNavigation } from "../app/navigation.tsx";
import { Segments } from "../controls/tabs.tsx";
import { useLanguage, useWords } from "../language/use-words.ts";
import { paperWords } from "./words.ts";

const eras = ["western", "japanese"] as const;
type Era = (typeof eras)[number];

/** How dates of a form are written, by the address. */
export const useEra = (): Era => (useNavigation().address.query.era === "japanese" ? "japanese" : "western");

/** 西暦 or 和暦; where there is a choice, which is in Japanese. */
export function EraChoice() {
  const words = useWords(paperWords);
  const language = useLanguage();
  const era = useEra();
  const { change } = useNavigation();
  if (language !== "ja") return null;
  return (
    <Segments
      label={words.era}
      value={era}
      choices={eras.map((value) => ({ value, label: words.eras[value] }))}
      onValue={(value) => change({ era: value === "western" ? undefined : value })}
    />
  );
}
