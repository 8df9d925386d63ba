import { useAnswer } from "../../api/use-api.ts";
import { useLanguage } from "../../language/use-words.ts";
import { useEra } from "../../paper/era-choice.tsx";
import { rfc3339 } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import type { Statement } from "../statement/line-groups.ts";
import { type EstimateSlot, timeOf } from "./estimate-slot.ts";

/** What a booking would cost, by the function that settles a month. */
export function useEstimate(slot: EstimateSlot | undefined) {
  const language = useLanguage();
  const era = useEra();
  const { zone } = useTime();
  const time = slot && timeOf(slot, zone);
  return {
    time,
    asked: useAnswer<Statement>(
      slot && time
        ? (api) => {
            const { machine, company } = slot;
            const body = { machine, company, from: rfc3339(time.from), to: rfc3339(time.to) };
            return api.post("/estimates", body, { query: { lang: language, era } });
          }
        : undefined,
      [slot?.machine, slot?.company, time?.from, time?.to, language, era],
    ),
  };
}
