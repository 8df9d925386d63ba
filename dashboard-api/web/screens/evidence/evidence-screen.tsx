import "./evidence.css";
import type { EvidenceView } from "../../../routes/evidence-view.ts";
import { useAnswer, useApi } from "../../api/use-api.ts";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { EmptyState } from "../../controls/problem-notice.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useEra } from "../../paper/era-choice.tsx";
import { PaperPlace } from "../../paper/paper-place.tsx";
import { EvidencePaper } from "./evidence-paper.tsx";
import { evidenceWords } from "./words.ts";

/** 財産管理・利用実績: what a grant's office asks about a year, as it is now or as it was stored (`report=`). */
export default function EvidenceScreen() {
  const words = useWords(evidenceWords);
  const language = useLanguage();
  const era = useEra();
  const api = useApi();
  const { grant = "", year = "", report } = useNavigation().address.query;
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
    <PaperPlace
      title={title}
      back={
        <Link to="committee" query={{ tab: "evidence" }}>
          {words.toGrants}
        </Link>
      }
      asked={{ ...asked, isWanted: isNamed, isReady: evidence !== undefined }}
      workbook={api.address(path, { ...form, format: "xlsx" })}
    >
      {!isNamed && <EmptyState title={words.noGrant}>{words.noGrantHint}</EmptyState>}
      {evidence && <EvidencePaper evidence={evidence} />}
    </PaperPlace>
  );
}
