import { useLanguage, useText, useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { useMachines } from "../../session/use-machines.ts";
import { useTime } from "../../time/use-time.ts";
import { startOfDate } from "../../time/zoned.ts";
import { utilizationWords } from "./words.ts";

export type Keys = Readonly<Partial<Record<string, string | number | null>>>;

/** What a group is called: a machine, a company, a day, a week, a month or a shift. */
export function useGroupName(): (keys: Keys) => string {
  const words = useWords(utilizationWords);
  const text = useText();
  const time = useTime();
  const isJa = useLanguage() === "ja";
  const machines = useMachines().value?.items;
  const company = useCompanyName();
  const nameOf = (key: string, value: string | number | null): string => {
    switch (key) {
      case "machine":
        return text(machines?.find(({ id }) => id === value)?.name) || String(value);
      case "member":
        return value === null ? words.nobody : company(String(value));
      case "day": {
        const start = startOfDate(String(value), time.zone);
        return start === undefined ? String(value) : time.dayShort(start);
      }
      case "isoWeek":
        return words.week(Number(String(value).split("-W")[1]));
      case "month": {
        const start = startOfDate(`${value}-01`, time.zone);
        return start === undefined ? String(value) : time.month(start);
      }
      case "shift":
        return value === null ? words.noShift : String(value);
      default:
        return String(value);
    }
  };
  return (keys) =>
    Object.entries(keys)
      .map(([key, value]) => nameOf(key, value ?? null))
      .join(isJa ? "・" : ", ");
}
