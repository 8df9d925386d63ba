import { useEffect } from "preact/hooks";
import { type Asked, useAnswer } from "../../../api/use-api.ts";
import { useNavigation } from "../../../app/navigation.tsx";
import { millis } from "../../../time/instant.ts";
import { useNow } from "../../../time/use-time.ts";
import type { Round } from "./round.ts";

/** All rounds, and the one that the address names; asked for again when a deadline passes. */
export function useRounds(): Asked<{ items: Round[] }> & { opened: Round | undefined } {
  const { address } = useNavigation();
  const now = useNow();
  const asked = useAnswer<{ items: Round[] }>((api, signal) => api.get("/rounds", {}, signal), []);
  const { again } = asked;
  const items = asked.value?.items ?? [];
  const isPassed = items.some((it) => it.status === "open" && millis(it.deadline) <= now);
  useEffect(() => {
    if (isPassed) again();
  }, [isPassed, again]);
  return { ...asked, opened: items.find(({ id }) => id === address.query.round) };
}
