import "./evidence.css";
import type { EvidenceView } from "../../../routes/evidence-view.ts";
import { useAnswer, useApi } from "../../api/use-api.ts";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { PaperBar } from "../../paper/paper-bar.tsx";
import { EvidencePaper } from "./evidence-paper.tsx";
import { evidenceWords } from "./words.ts";

/** 財産管理・利用実績: what a grant's office asks about a year, as it is now or as it was stored (`report=`). */
export default function EvidenceScreen() {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const api = useApi();
  const { address, change } = useNavigation();
  const { grant = "", year = "", report, era: asksEra } = address.query;
  const era = asksEra === "japanese" ? "japanese" : "western";
  const isNamed = grant !== "" && year !== "";
  const place = `/evidence/${encodeURIComponent(grant)}/${encodeURIComponent(year)}`;
  const path = report ? `${place}/reports/${encodeURIComponent(report)}` : place;
  const form = { lang: language, era };
  const asked = useAnswer(isNamed ? (api, signal) => api.get<EvidenceView>(path, form, signal) : undefined, [
    path,
    language,
    era,
  ]);
  const evidence = asked.value;
  const title = evidence ? `${evidence.grant.name} ${evidence.print.fiscalYear}` : words.title;
  useTitle(title);
  return (
    <div class="paper-place">
      <PaperBar
        title={title}
        isReady={evidence !== undefined}
        back={
          <Link to="committee" query={{ tab: "evidence" }}>
            {words.toGrants}
          </Link>
        }
      >
        {evidence && (
          <>
            {language === "ja" && (
              <Segments
                label={words.era}
                value={era}
                choices={(["western", "japanese"] as const).map((value) => ({
                  value,
                  label: words.eras[value],
                }))}
                onValue={(value) => change({ era: value === "western" ? undefined : value })}
              />
            )}
            <a class="button row-end" href={api.address(path, { ...form, format: "xlsx" })} download>
              {words.excel}
            </a>
          </>
        )}
      </PaperBar>
      {!isNamed && <EmptyState title={words.noGrant}>{words.noGrantHint}</EmptyState>}
      {asked.problem && !evidence && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {isNamed && !evidence && !asked.problem && <Skeleton lines={8} />}
      {evidence && <EvidencePaper evidence={evidence} />}
    </div>
  );
}
