const name = "machine-commons-token";

/** A token in place of a session, kept until this tab closes: the page at a machine, and tests. */
export const keptToken = (): string | null => sessionStorage.getItem(name);

export const keepToken = (token: string | null): void =>
  token === null ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, token);
