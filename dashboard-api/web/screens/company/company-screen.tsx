import "./company.css";
import { useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { EmptyState } from "../../controls/problem-notice.tsx";
import { TabPlace } from "../../controls/tab-place.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useCompanies } from "../../session/use-companies.ts";
import { usePerson } from "../../session/use-session.ts";
import { tabsOf } from "./company-tabs.ts";
import { companyWords } from "./words.ts";

/** Where does our company stand: what is left to book, what is booked, what became of it, what it costs. */
export default function CompanyScreen() {
  const words = useWords(companyWords);
  const language = useLanguage();
  const { address, change } = useNavigation();
  const person = usePerson();
  const company = useCompanies().get(person.company ?? "");
  const tabs = tabsOf(person.role);
  const [id, tab] = tabs.find(([it]) => it === address.query.tab) ?? tabs[0] ?? [];
  useTitle(tab ? `${tab.name[language]} - ${words.title}` : words.title);
  if (!id || !tab) return null;
  if (person.company === null) {
    return (
      <>
        <h1>{words.title}</h1>
        <EmptyState title={words.noCompany}>{words.noCompanyHint}</EmptyState>
      </>
    );
  }
  return (
    <div class="stack company">
      <header>
        <h1>
          {words.title} <span class="company-name">{company?.short}</span>
        </h1>
      </header>
      <Tabs
        label={words.title}
        tabs={tabs.map(([value, { name }]) => ({ value, label: name[language] }))}
        value={id}
        onValue={(chosen) => change({ tab: chosen, show: undefined, month: undefined })}
        panel="company-panel"
      />
      <div id="company-panel" role="tabpanel" aria-label={tab.name[language]}>
        <TabPlace tab={tab} />
      </div>
    </div>
  );
}
