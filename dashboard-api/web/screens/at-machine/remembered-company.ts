const name = "machine-commons-company-at-machine";

/** The company that last acted on this phone. Never its PIN. */
export const rememberedCompany = (): string | null => localStorage.getItem(name);

export const rememberCompany = (company: string): void => localStorage.setItem(name, company);
