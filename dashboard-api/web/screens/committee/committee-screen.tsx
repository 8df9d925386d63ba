import "./committee.css";
import { useEffect, useRef } from "preact/hooks";
import { useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { TabPlace } from "../../controls/tab-place.tsx";
import { Tabs } from "../../controls/tabs.tsx";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { usePerson } from "../../session/use-session.ts";
import { tabsOf } from "./committee-tabs.ts";
import { committeeWords } from "./words.ts";

/** What needs a decision, and all that the committee and the office look after. */
export default function CommitteeScreen() {
  const words = useWords(committeeWords);
  const language = useLanguage();
  const { address, change } = useNavigation();
  const tabs = tabsOf(usePerson().role);
  const place = useRef<HTMLDivElement>(null);
  const [id, tab] = tabs.find(([it]) => it === address.query.tab) ?? tabs[0] ?? [];
  // On a phone the chosen one may stand outside of what is seen.
  useEffect(() => {
    const chosen = place.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    chosen?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [id]);
  useTitle(tab ? `${tab.name[language]} - ${words.title}` : words.title);
  if (!id || !tab) return null;
  // What another tab was filtered by means nothing to this one.
  const open = (chosen: string) => {
    const { lang: _, wall: __, ...others } = address.query;
    change({ ...Object.fromEntries(Object.keys(others).map((it) => [it, undefined])), tab: chosen });
  };
  return (
    <div class="stack committee">
      <header class="no-print">
        <h1>{words.title}</h1>
      </header>
      <div class="no-print" ref={place}>
        <Tabs
          label={words.title}
          tabs={tabs.map(([value, { name }]) => ({ value, label: name[language] }))}
          value={id}
          onValue={open}
          panel="committee-panel"
        />
      </div>
      <div id="committee-panel" role="tabpanel" aria-label={tab.name[language]}>
        <TabPlace tab={tab} />
      </div>
    </div>
  );
}
