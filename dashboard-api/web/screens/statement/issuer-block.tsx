import { useWords } from "../../language/use-words.ts";
import { Fact } from "../../paper/fact.tsx";
import { Seals } from "../../paper/seals.tsx";
import type { Statement } from "./line-groups.ts";
import { statementWords } from "./words.ts";

/** Who sends a paper: name, where to ask, registration, and the boxes for seals. */
export function IssuerBlock({ issuer, seals }: { issuer: Statement["issuer"]; seals: readonly string[] }) {
  const words = useWords(statementWords);
  return (
    <>
      <p class="statement-issuer">{issuer.name}</p>
      {issuer.address && <p>{issuer.address}</p>}
      <dl class="statement-facts">
        <Fact name={words.contact} value={issuer.contact} />
        <Fact name={words.invoiceNumber} value={issuer.invoiceNumber} />
      </dl>
      <Seals titles={seals} />
    </>
  );
}
