import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { SelectField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { wishWords } from "./wish-words.ts";

/** Who of the company will use what is granted: rules of qualification ask for one. */
export function WishPerson(props: {
  company: string;
  value: string | null;
  onValue: (person: string | null) => void;
}) {
  const { company, value, onValue } = props;
  const words = useWords(wishWords);
  const asked = useAnswer<{ items: z.infer<typeof personSchema>[] }>(
    (api, signal) => api.get("/people", {}, signal),
    [],
  );
  const own = (asked.value?.items ?? []).filter((it) => it.company === company);
  if (own.length === 0) return null;
  return (
    <SelectField
      label={words.person}
      hint={words.personHint}
      value={value ?? ""}
      choices={[
        { value: "", label: words.nobody },
        ...own.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onValue={(person) => onValue(person || null)}
    />
  );
}
