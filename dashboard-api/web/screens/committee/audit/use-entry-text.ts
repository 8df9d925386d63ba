import { useMemo } from "preact/hooks";
import { shellWords } from "../../../app/words.ts";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import type { AuditEntry } from "./use-audit.ts";
import { auditWords } from "./words.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Entries in words: names in place of ids where they are known. */
export function useEntryText() {
  const words = useWords(auditWords);
  const { roles } = useWords(shellWords);
  const language = useLanguage();
  const companies = useCompanies();
  const machines = useMachines().value?.items;
  return useMemo(() => {
    const company = (id: string) => companies.get(id)?.short ?? id;
    const machine = (id: string) => machines?.find((it) => it.id === id)?.name[language] ?? id;
    const role = (id: string) =>
      id === "system" ? words.system : ((roles as Record<string, string>)[id] ?? id);
    const value = (key: string, it: string | number) => {
      if (key === "machine") return machine(String(it));
      if (key === "company") return company(String(it));
      if (key === "role") return role(String(it));
      // The first part tells ids apart well enough for a person.
      return uuid.test(String(it)) && key !== "booking" ? String(it).slice(0, 8) : String(it);
    };
    const action = ({ action: name }: AuditEntry) => {
      const [area = name, verb = ""] = name.split(".");
      const told = [words.areas[area] ?? area, words.verbs[verb] ?? verb].filter(Boolean);
      return told.join(": ");
    };
    const subject = (it: AuditEntry) =>
      Object.entries(it.subject)
        .filter(([, told]) => told !== "")
        .map(([key, told]) => ({ name: words.subjectParts[key] ?? key, key, value: value(key, told) }));
    const who = (it: AuditEntry) => ({
      name: it.name,
      more: [it.company ? company(it.company) : role(it.role), it.machine && machine(it.machine)]
        .filter(Boolean)
        .join(" / "),
      actingFor: it.actingFor && words.actingFor(company(it.actingFor)),
    });
    const all = (it: AuditEntry) => {
      const { name, more, actingFor } = who(it);
      const parts = subject(it).map((part) => part.value);
      return [name, more, actingFor, action(it), it.action, ...parts, it.reason, it.address, it.number].join(
        " ",
      );
    };
    return { action, subject, who, all };
  }, [words, roles, companies, machines, language]);
}
