import "./statement.css";
import type { z } from "zod";
import type { companyStatementsSchema } from "../../../routes/settlement-schema.ts";
import { useAnswer, useApi } from "../../api/use-api.ts";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { EmptyState } from "../../controls/problem-notice.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useEra } from "../../paper/era-choice.tsx";
import { PaperPlace } from "../../paper/paper-place.tsx";
import { SealsChoice, useSeals } from "../../paper/seals.tsx";
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
  const { query } = useNavigation().address;
  const company = query.company ?? person.company ?? "";
  const month = query.month ?? dateOf(addMonths(now, -1, time.zone), time.zone).slice(0, 7);
  const era = useEra();
  const seals = useSeals() ? "yes" : "no";
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
    <PaperPlace
      title={company ? title : words.title}
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
      asked={{ ...asked, isWanted: company !== "", isReady: items !== undefined }}
      options={<SealsChoice />}
      workbook={api.address(path, { ...form, format: "xlsx" })}
    >
      {!company && <EmptyState title={words.noCompany}>{words.noCompanyHint}</EmptyState>}
      {items?.length === 0 && <EmptyState title={words.nothing}>{words.nothingHint}</EmptyState>}
      {items?.map((statement) => (
        <StatementPaper key={statement.number ?? ""} statement={statement} />
      ))}
    </PaperPlace>
  );
}
