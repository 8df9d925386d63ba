import "./shell.css";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useApi } from "../api/use-api.ts";
import { useText, useWords } from "../language/use-words.ts";
import { useLive } from "../live/use-live.ts";
import { useCompanies } from "../session/use-companies.ts";
import { useInstallation, usePerson, useSession } from "../session/use-session.ts";
import { useNow, useTime } from "../time/use-time.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Link, useNavigation } from "./navigation.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { navigationOf } from "./screens.ts";
import { shellWords } from "./words.ts";

/** Head, navigation and the place of a screen. */
export function Shell({ children }: { children: ComponentChildren }) {
  const words = useWords(shellWords);
  const text = useText();
  const { address } = useNavigation();
  const { cluster } = useInstallation();
  const person = usePerson();
  const session = useSession();
  const api = useApi();
  const [isPasswordOpen, setPasswordOpen] = useState(false);
  const company = useCompanies().get(person.company ?? "")?.short;
  return (
    <div class="shell">
      <a href="#content" class="skip">
        {words.skip}
      </a>
      <header class="head no-print">
        <p class="head-name">{text(cluster.name)}</p>
        <nav class="navigation" aria-label={words.navigation}>
          {navigationOf(person.role).map((name) => (
            <Link key={name} to={name} current={address.page === name} class="navigation-link">
              {words.pages[name]}
            </Link>
          ))}
        </nav>
        <div class="head-end">
          <LanguageSwitch />
          <button
            type="button"
            class="head-person"
            aria-haspopup="dialog"
            title={words.password}
            disabled={person.csrf === null}
            onClick={() => setPasswordOpen(true)}
          >
            <span>{person.name}</span>
            <span class="soft small">{company ?? words.roles[person.role]}</span>
          </button>
          {person.csrf !== null && (
            <button type="button" class="head-button" onClick={() => void session.signOut(api)}>
              {words.signOut}
            </button>
          )}
        </div>
      </header>
      <div>
        <LinkNotice />
        <ZoneNote />
      </div>
      <main id="content" class="content" tabIndex={-1}>
        {children}
      </main>
      {isPasswordOpen && <PasswordDialog onClose={() => setPasswordOpen(false)} />}
    </div>
  );
}

/** Says that nothing new comes, unmistakably, wherever one is. */
export function LinkNotice() {
  const words = useWords(shellWords);
  const { link, since } = useLive();
  const time = useTime();
  return (
    <div role="status">
      {link === "lost" && <p class="link-lost no-print">{words.linkLost(time.clockExact(since))}</p>}
    </div>
  );
}

/** Whose clock is shown, to those whose own differs. */
function ZoneNote() {
  const words = useWords(shellWords);
  const time = useTime();
  const now = useNow();
  const viewer = time.viewer(now);
  return viewer === undefined ? null : (
    <p class="zone-note no-print">{words.zone(time.zone, time.clock(now), viewer)}</p>
  );
}

/** Names the document after the screen, for tabs, bookmarks and those who hear it. */
export function useTitle(title: string): void {
  const text = useText();
  const { cluster } = useInstallation();
  const name = text(cluster.name);
  useEffect(() => {
    document.title = `${title} | ${name}`;
  }, [title, name]);
}
