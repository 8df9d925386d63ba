import { useAnswer } from "../../../api/use-api.ts";
import type { Column } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { EndableList } from "./endable-list.tsx";
import { TokenForm } from "./token-form.tsx";
import { accessWords } from "./words.ts";

interface Token {
  id: string;
  name: string;
  scopes: string[];
  created: string;
  expires: string;
  revoked: string | null;
}

/** One's own API tokens: made, shown once, revoked. */
export function Tokens() {
  const words = useWords(accessWords);
  const time = useTime();
  const now = useNow();
  const tokens = useAnswer((api, signal) => api.get<{ items: Token[] }>("/tokens", {}, signal), []);
  const day = (at: string) => time.dayLong(millis(at));
  const stateOf = (it: Token) => {
    if (it.revoked) return words.revoked(day(it.revoked));
    return millis(it.expires) <= now ? words.expired(day(it.expires)) : words.valid(day(it.expires));
  };
  const columns: Column<Token>[] = [
    { id: "name", head: words.name, cell: (it) => it.name },
    { id: "may", head: words.may, cell: (it) => it.scopes.map((one) => words.scopes[one] ?? one).join(", ") },
    { id: "created", head: words.created, cell: (it) => day(it.created) },
    { id: "state", head: words.state, cell: stateOf },
  ];
  return (
    <EndableList
      words={words}
      hint={
        <>
          {words.hint}{" "}
          <a href="docs" data-external>
            {words.docs}
          </a>
        </>
      }
      form={<TokenForm onMade={tokens.again} />}
      things={tokens}
      path="/tokens"
      columns={columns}
      isEnded={(it) => it.revoked !== null}
      question={({ name }) => ({ title: words.endTitle(name), text: <p>{words.endHint}</p> })}
    />
  );
}
