import { csvText } from "../../../../domain/csv/csv-text.ts";
import { Button } from "../../../controls/button.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { dateOf } from "../../../time/zoned.ts";
import type { AuditEntry } from "./use-audit.ts";
import { useEntryText } from "./use-entry-text.ts";
import { auditWords } from "./words.ts";

/** A file of exactly the entries that a choice leaves, in the words and the order in which they are read. */
export function ShownCsv({ entries }: { entries: readonly AuditEntry[] }) {
  const words = useWords(auditWords);
  const numbers = useNumbers();
  const time = useTime();
  const text = useEntryText();
  const save = () => {
    const heads = [
      ...[words.number, words.when, words.who, words.actingOn, words.what],
      ...[words.subject, words.reason, words.from],
    ];
    const rows = entries.map((it) => {
      const { name, more, actingFor } = text.who(it);
      const at = millis(it.at);
      const subject = text.subject(it).map((part) => `${part.name}: ${part.value}`);
      return [
        ...[it.number, `${dateOf(at, time.zone)} ${time.clockExact(at)}`, `${name} (${more})`],
        ...[actingFor ?? "", text.action(it), subject.join(" / "), it.reason, it.address],
      ];
    });
    const address = URL.createObjectURL(new Blob([csvText(heads, rows)], { type: "text/csv;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${words.csvName}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button disabled={entries.length === 0} onClick={save}>
      {words.csvShown(numbers.number(entries.length))}
    </Button>
  );
}
