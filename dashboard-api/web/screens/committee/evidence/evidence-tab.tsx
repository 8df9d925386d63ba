import "./evidence-tab.css";
import type { z } from "zod";
import type { grantListSchema } from "../../../../routes/evidence-schema.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { GrantCard } from "./grant-card.tsx";
import { grantWords } from "./words.ts";

export type GrantItem = z.infer<typeof grantListSchema>["items"][number];

/** Grants, their years, and the reports that were stored. */
export default function EvidenceTab() {
  const words = useWords(grantWords);
  const grants = useAnswer((api, signal) => api.get<{ items: GrantItem[] }>("/evidence", {}, signal), []);
  if (grants.problem && !grants.value)
    return <ProblemNotice problem={grants.problem} onAgain={grants.again} />;
  if (!grants.value) return <Skeleton lines={8} />;
  const { items } = grants.value;
  return (
    <div class="stack">
      <div>
        <h2>{words.title}</h2>
        <p class="small soft">{words.note}</p>
      </div>
      {items.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      {items.map((grant) => (
        <GrantCard key={grant.id} grant={grant} onStored={grants.again} />
      ))}
    </div>
  );
}
