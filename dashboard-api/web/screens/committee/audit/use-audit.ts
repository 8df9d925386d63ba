import type { Answer, ApiProblem } from "../../../api/problem.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { rfc3339 } from "../../../time/instant.ts";

/** An entry of the audit log as the API tells it. */
export interface AuditEntry {
  number: number;
  at: string;
  name: string;
  role: string;
  company: string | null;
  machine: string | null;
  actingFor: string | null;
  action: string;
  subject: Record<string, string | number>;
  reason: string;
  address: string;
}
interface Page {
  items: AuditEntry[];
  next: number | null;
}
/** Pages of a thousand that are read at most. */
const mostPages = 10;

export interface AuditTold {
  problem: ApiProblem | undefined;
  again: () => void;
  /** Newest first. */
  entries: AuditEntry[] | undefined;
  /** There are more than were read. */
  isCut: boolean;
}

/** Entries of a period; the log tells them oldest first, page by page. */
export function useAudit(from: number, to: number): AuditTold {
  const span = { from: rfc3339(from), to: rfc3339(to) };
  const asked = useAnswer<Page>(
    async (api, signal) => {
      const items: AuditEntry[] = [];
      let next: number | null = 0;
      for (let page = 0; page < mostPages && next !== null; page += 1) {
        const answer: Answer<Page> = await api.get<Page>("/audit", { ...span, after: next }, signal);
        if (!answer.ok) return answer;
        items.push(...answer.value.items);
        next = answer.value.next;
      }
      return { ok: true, value: { items, next }, etag: null };
    },
    [span.from, span.to],
  );
  return {
    problem: asked.problem,
    again: asked.again,
    entries: asked.value && [...asked.value.items].reverse(),
    isCut: asked.value?.next != null,
  };
}

export const areaOf = ({ action }: AuditEntry): string => action.split(".")[0] ?? action;
