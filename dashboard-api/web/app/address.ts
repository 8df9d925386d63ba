import { type PageName, pageNames } from "../../page/page-names.ts";

export type Query = Readonly<Record<string, string>>;

/** Where one is: which screen, and all that the view depends on. */
export interface Address {
  page: PageName;
  query: Query;
  /** After #, without it: secrets of links, which no server gets. */
  fragment: string;
}

/** Everything up to the last slash: the place below which the installation is reached. */
export const baseOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** An unknown page is the floor: the server answers for no other. */
export function parseAddress(location: { pathname: string; search: string; hash: string }): Address {
  const name = location.pathname.slice(baseOf(location.pathname).length) as PageName;
  return {
    page: pageNames.includes(name) ? name : "floor",
    query: Object.fromEntries(new URLSearchParams(location.search)),
    fragment: location.hash.slice(1),
  };
}

/** Changes to a query: undefined and "" take a key away. */
export type QueryChange = Readonly<Record<string, string | undefined>>;

export function changedQuery(query: Query, change: QueryChange): Query {
  const all = Object.entries({ ...query, ...change });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => !!entry[1]));
}

/** Relative, so that it is right below every prefix. Commas stay readable. */
export function hrefOf(page: PageName, query: Query = {}): string {
  const search = new URLSearchParams(query).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  const place = page === "floor" ? "./" : page;
  return search ? `${place}?${search}` : place;
}
