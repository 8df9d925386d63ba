import { useAnswer } from "../../../api/use-api.ts";
import { hour, rfc3339 } from "../../../time/instant.ts";
import { useNow } from "../../../time/use-time.ts";
import { type Booking, type Fault, inOrder, type JudgeCase, type UnbookedRun } from "./judge-case.ts";

const day = 24 * hour;
/** How far back unbooked use and decisions are looked for. */
export const judgedDays = 28;
/** How far ahead bookings are that may wait for approval. */
const aheadDays = 300;

/** What waits: bookings that need approval, what is in dispute, open faults, no-shows, and unbooked use. */
export function useWaitingCases() {
  const now = useNow(600_000);
  const asked = useAnswer<{ items: JudgeCase[] }>(
    (api, signal) => api.get("/disputes", { days: judgedDays }, signal),
    [],
  );
  const requested = useAnswer<{ items: Booking[] }>(
    (api, signal) =>
      api.get(
        "/bookings",
        { status: "requested", from: rfc3339(now), to: rfc3339(now + aheadDays * day) },
        signal,
      ),
    [],
  );
  const faults = useAnswer<{ items: Fault[] }>((api, signal) => api.get("/faults", {}, signal), []);
  const known = asked.value && requested.value && faults.value;
  const cases: JudgeCase[] | undefined = known && [
    ...(faults.value?.items ?? []).map((fault) => ({ kind: "fault" as const, fault })),
    ...(requested.value?.items ?? []).map((booking) => ({ kind: "request" as const, booking })),
    ...(asked.value?.items ?? []),
  ];
  return {
    cases: cases && inOrder(cases),
    problem: asked.problem ?? requested.problem ?? faults.problem,
    again() {
      asked.again();
      faults.again();
      requested.again();
    },
  };
}

/** What was decided of late, the newest first. */
export function useDecidedCases(isWanted: boolean) {
  const now = useNow(600_000);
  const span = { from: rfc3339(now - judgedDays * day), to: rfc3339(now) };
  const judged = useAnswer<{ items: Booking[] }>(
    isWanted
      ? (api, signal) =>
          api.get("/bookings", { outcome: "no-show,excused,used,partly-used", ...span }, signal)
      : undefined,
    [isWanted],
  );
  const assigned = useAnswer<{ items: UnbookedRun[] }>(
    isWanted ? (api, signal) => api.get("/unbooked-use", { assigned: "true", ...span }, signal) : undefined,
    [isWanted],
  );
  const isJudged = ({ waived, upheld, excused, disputed }: Booking) =>
    !disputed && (waived || upheld || excused);
  const known = judged.value && assigned.value;
  const cases: JudgeCase[] | undefined = known && [
    ...(judged.value?.items ?? []).filter(isJudged).map((booking) => ({ kind: "no-show" as const, booking })),
    ...(assigned.value?.items ?? []).map((run) => ({ kind: "unbooked-use" as const, run })),
  ];
  return {
    cases: cases && inOrder(cases).reverse(),
    problem: judged.problem ?? assigned.problem,
    again() {
      judged.again();
      assigned.again();
    },
  };
}
