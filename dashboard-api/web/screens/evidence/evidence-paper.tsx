import type { EvidenceView } from "../../../routes/evidence-view.ts";
import { useText, useWords } from "../../language/use-words.ts";
import { Fact } from "../../paper/fact.tsx";
import { AssetSection } from "./asset-section.tsx";
import { evidenceWords } from "./words.ts";

/** The report of a year, each property with its use, to print and hand in. */
export function EvidencePaper({ evidence }: { evidence: EvidenceView }) {
  const words = useWords(evidenceWords);
  const text = useText();
  const { print, grant, report, assets, cluster, currency } = evidence;
  return (
    <article class="paper evidence" aria-label={print.title}>
      <h2 class="evidence-title">{print.title}</h2>
      <p class="evidence-year">{print.fiscalYear}</p>
      {!report && (
        <p class="evidence-draft">
          <strong>{words.notStored}</strong> {words.notStoredHint}
        </p>
      )}
      <dl class="evidence-facts">
        <Fact name={words.cluster} value={text(cluster)} />
        <Fact name={words.grant} value={grant.name} />
        <Fact name={words.number} value={grant.number} />
        <Fact name={words.purpose} value={grant.purpose} />
        <Fact name={words.period} value={print.period} />
        <Fact name={words.issuedOn} value={print.issuedOn} />
        <Fact name={words.report} value={report && words.reportOf(String(report.number))} />
        <Fact name={words.digest} value={report?.digest ?? null} />
      </dl>
      {assets.length === 0 && <p>{words.noAssets}</p>}
      {assets.map((asset) => (
        <AssetSection key={asset.asset} asset={asset} currency={currency} />
      ))}
      {print.notes.length > 0 && (
        <section class="evidence-notes" aria-label={words.notes}>
          <h3>{words.notes}</h3>
          <ul>
            {print.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
