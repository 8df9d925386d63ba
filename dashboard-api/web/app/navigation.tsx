import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { PageName } from "../../page/page-names.ts";
import { type Address, changedQuery, hrefOf, parseAddress, type Query, type QueryChange } from "./address.ts";

export interface Navigation {
  address: Address;
  /** Opens a screen. `lang` and `wall` of the present address go along. */
  go(page: PageName, query?: Query, how?: { replace?: boolean }): void;
  /** Changes the view within the screen; `replace` where going back should not undo it, as while dragging. */
  change(change: QueryChange, how?: { replace?: boolean }): void;
  /** The address of a screen, for links. */
  href(page: PageName, query?: Query): string;
}

const NavigationContext = createContext<Navigation | undefined>(undefined);

export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error("useNavigation outside of NavigationProvider");
  return navigation;
}

/** Clicks that a link of the page itself handles, without loading the document again. */
function inside(event: MouseEvent): URL | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link?.href || link.target || link.hasAttribute("download") || link.dataset.external !== undefined)
    return undefined;
  const url = new URL(link.href);
  const here = new URL("./", location.href);
  const isPage = url.origin === here.origin && url.pathname.startsWith(here.pathname);
  const rest = url.pathname.slice(here.pathname.length);
  // In-page anchors, the API's files and its documents are the browser's.
  return isPage && !/[./]/.test(rest) && rest !== "docs" && !link.getAttribute("href")?.startsWith("#")
    ? url
    : undefined;
}

export function NavigationProvider({ children }: { children: ComponentChildren }) {
  const [address, setAddress] = useState(() => parseAddress(location));
  useEffect(() => {
    const read = () => setAddress(parseAddress(location));
    const click = (event: MouseEvent) => {
      const url = inside(event);
      if (!url) return;
      event.preventDefault();
      history.pushState(null, "", url);
      read();
      scrollTo(0, 0);
    };
    addEventListener("popstate", read);
    addEventListener("hashchange", read);
    document.addEventListener("click", click);
    return () => {
      removeEventListener("popstate", read);
      removeEventListener("hashchange", read);
      document.removeEventListener("click", click);
    };
  }, []);
  const navigation = useMemo<Navigation>(() => {
    const open = (href: string, replace = false) => {
      history[replace ? "replaceState" : "pushState"](null, "", new URL(href, new URL("./", location.href)));
      setAddress(parseAddress(location));
    };
    const { lang, wall } = address.query;
    const kept = { ...(lang ? { lang } : {}), ...(wall ? { wall } : {}) };
    const href = (page: PageName, query: Query = {}) => hrefOf(page, { ...kept, ...query });
    return {
      address,
      href,
      go(page, query, how) {
        open(href(page, query), how?.replace);
        if (!how?.replace) scrollTo(0, 0);
      },
      change(change, how) {
        const now = parseAddress(location);
        // What stands after # is the screen's: a language is changed without losing a link's secret.
        open(hrefOf(now.page, changedQuery(now.query, change)) + location.hash, how?.replace);
      },
    };
  }, [address]);
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>;
}

/** A link to a screen; a plain one, so that it opens in a new tab and shows its address. */
export function Link(props: {
  to: PageName;
  query?: Query;
  class?: string;
  current?: boolean;
  children: ComponentChildren;
}) {
  const { href } = useNavigation();
  const { to, query, current, children } = props;
  return (
    <a href={href(to, query)} class={props.class} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}
