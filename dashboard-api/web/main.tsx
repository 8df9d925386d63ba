import "./style/tokens.css";
import "./style/base.css";
import { type ComponentChildren, render } from "preact";
import { useEffect } from "preact/hooks";
import { createApi } from "./api/api-client.ts";
import { ApiContext } from "./api/use-api.ts";
import { NavigationProvider, useNavigation } from "./app/navigation.tsx";
import { Page } from "./app/page.tsx";
import { chooseLanguage } from "./language/language.ts";
import { LanguageContext } from "./language/use-words.ts";
import { keptToken } from "./session/kept-token.ts";
import { createSession } from "./session/session.ts";
import { SessionContext } from "./session/use-session.ts";
import { createServerClock } from "./time/server-clock.ts";
import { ClockContext } from "./time/use-time.ts";
import "./style/print.css";

const languageKey = "machine-commons-language";

function LanguageProvider({ children }: { children: ComponentChildren }) {
  const { address } = useNavigation();
  const language = chooseLanguage({
    address: address.query.lang,
    kept: localStorage.getItem(languageKey),
    browser: navigator.languages,
  });
  useEffect(() => {
    document.documentElement.lang = language;
    if (address.query.lang) localStorage.setItem(languageKey, language);
  }, [language, address.query.lang]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

async function begin(): Promise<void> {
  // Browsers that have no Temporal yet load it; the others never do.
  if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");
  const session = createSession();
  const clock = createServerClock();
  const api = createApi({
    base: new URL("./", location.href).href,
    identity: () => ({
      token: keptToken(),
      csrf: session.csrf(),
      language: document.documentElement.lang || "ja",
    }),
    onUnauthorized: session.ended,
    onServerTime: clock.take,
  });
  const place = document.getElementById("page");
  if (!place) throw new Error("index.html has no place for the page");
  render(
    <NavigationProvider>
      <LanguageProvider>
        <SessionContext.Provider value={session}>
          <ApiContext.Provider value={api}>
            <ClockContext.Provider value={clock.now}>
              <Page api={api} />
            </ClockContext.Provider>
          </ApiContext.Provider>
        </SessionContext.Provider>
      </LanguageProvider>
    </NavigationProvider>,
    place,
  );
  await session.begin(api);
}

void begin();
