import type { Database } from "./database.ts";

/** Single values that live with the spool: its session, its next number, its counters. */
export interface Facts {
  text(name: string): string | undefined;
  number(name: string): number;
  set(name: string, value: string | number): void;
}

export const createFacts = (database: Database): Facts => {
  const read = (name: string) =>
    database.row<{ value: string | number }>("SELECT value FROM fact WHERE name = ?", name)?.value;
  return {
    text: (name) => {
      const value = read(name);
      return value === undefined ? undefined : String(value);
    },
    number: (name) => Number(read(name) ?? 0),
    set: (name, value) => {
      database.run(
        "INSERT INTO fact VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        name,
        value,
      );
    },
  };
};
