import "./statement.css";
import type { z } from "zod";
import type { companyStatementsSchema } from "../../../routes/settlement-schema.ts";
import { useAnswer, useApi } from "../../api/use-api.ts";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { CheckField } from "../../controls/field.tsx";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { PaperBar } from "../../paper/paper-bar.tsx";
import { useCompanies } from "../../session/use-companies.ts";
import { usePerson } from "../../session/use-session.ts";
import { useNow, useTime } from "../../time/use-time.ts";
import { addMonths, dateOf, startOfDate } from "../../time/zoned.ts";
import { StatementPaper } from "./statement-paper.tsx";
import { statementWords } from "./words.ts";

type Statements = z.infer<typeof companyStatementsSchema>;

/** A company's statement of a month and its corrections, each a sheet to print and send. */
export default function StatementScreen() {
  const words = useWords(statementWords);
  const language = useLanguage();
  const time = useTime();
  const now = useNow();
  const api = useApi();
  const person = usePerson();
  const companies = useCompanies();
  const { address, change } = useNavigation();
  const { query } = address;
  const company = query.company ?? person.company ?? "";
  const month = query.month ?? dateOf(addMonths(now, -1, time.zone), time.zone).slice(0, 7);
  const era = query.era === "japanese" ? "japanese" : "western";
  const seals = query.seals === "yes" ? "yes" : "no";
  const path = `/settlements/${encodeURIComponent(month)}/statements/${encodeURIComponent(company)}`;
  const form = { lang: language, era, seals };
  const asked = useAnswer(company ? (api, signal) => api.get<Statements>(path, form, signal) : undefined, [
    path,
    language,
    era,
    seals,
  ]);
  const start = startOfDate(`${month}-01`, time.zone);
  const title = words.titleOf(
    start === undefined ? month : time.month(start),
    companies.get(company)?.short ?? company,
  );
  useTitle(company ? title : words.title);
  const isCompany = person.company !== null;
  const items = asked.value?.items;
  return (
    <div class="paper-place">
      <PaperBar
        title={company ? title : words.title}
        isReady={!!items?.length}
        back={
          isCompany ? (
            <Link to="company" query={{ tab: "costs" }}>
              {words.toCompany}
            </Link>
          ) : (
            <Link to="committee" query={{ tab: "settlement", month }}>
              {words.toSettlement}
            </Link>
          )
        }
      >
        {!!items?.length && (
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
            <CheckField
              label={words.seals}
              checked={seals === "yes"}
              onValue={(wanted) => change({ seals: wanted ? "yes" : undefined })}
            />
            <a class="button row-end" href={api.address(path, { ...form, format: "xlsx" })} download>
              {words.excel}
            </a>
          </>
        )}
      </PaperBar>
      {!company && <EmptyState title={words.noCompany}>{words.noCompanyHint}</EmptyState>}
      {asked.problem && !items && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {company && !items && !asked.problem && <Skeleton lines={8} />}
      {items?.length === 0 && <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>}
      {items?.map((statement) => (
        <StatementPaper key={statement.number ?? ""} statement={statement} />
      ))}
    </div>
  );
}
