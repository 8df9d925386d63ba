import { toldIn } from "../../../../../config/wire/gateway-texts.ts";
import "./gateways.css";
import type { GatewayView } from "../../../../live/live-view.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { useLive } from "../../../live/use-live.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { Coverage } from "./coverage.tsx";
import { GatewayCard } from "./gateway-card.tsx";
import { daysLeft, type GatewayIssue, issuesOf, sourceText } from "./gateway-issues.ts";
import { gatewayWords } from "./words.ts";

/** Whether data come in as they should: gateways, what they read, and how much of each machine's week is known. */
export default function GatewaysTab() {
  const words = useWords(gatewayWords);
  const now = useNow();
  const { gateways: live, link } = useLive();
  const asked = useAnswer<{ items: GatewayView[] }>(
    (api, signal) => api.get("/gateways", {}, signal),
    [link === "open"],
  );
  // The stream tells every change; until it is there, what was asked for.
  const gateways = live.size > 0 ? [...live.values()] : asked.value?.items;
  const write = useIssueText(now);
  if (!gateways && asked.problem) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!gateways) return <Skeleton lines={6} />;
  const issues = issuesOf(gateways, now);
  return (
    <div class="stack gateways">
      {gateways.length === 0 && <EmptyState title={words.none}>{words.noneWay}</EmptyState>}
      {gateways.length > 0 && (
        <div role="status">
          <Notice kind={issues.length === 0 ? "good" : "warn"}>
            <p class="notice-title">{issues.length === 0 ? words.allWell : words.attention(issues.length)}</p>
            {issues.length > 0 && (
              <ul class="notice-list">
                {issues.map(write).map((it) => (
                  <li key={it}>{it}</li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
      <Coverage />
      {gateways.map((it) => (
        <GatewayCard key={it.id} gateway={it} now={now} />
      ))}
    </div>
  );
}

function useIssueText(now: number) {
  const language = useLanguage();
  const words = useWords(gatewayWords);
  const time = useTime();
  const numbers = useNumbers();
  return (it: GatewayIssue): string => {
    const { issues } = words;
    switch (it.kind) {
      case "spool":
        return issues.spool(it.gateway, time.duration(it.age));
      case "alarm":
        return `${it.gateway}: ${toldIn(language, it.told)}`;
      case "refused":
        return issues.refused(it.gateway, toldIn(language, it.why));
      case "lost":
        return issues.lost(it.gateway, numbers.number(it.count));
      case "source":
        return issues.source(
          it.source.source,
          words.states[it.source.state],
          sourceText(it.source, language),
        );
      case "faults":
        return issues.faults(it.source.source, it.count);
      case "certificate": {
        const day = time.dayLong(it.until);
        const left = daysLeft(it.until, now);
        return issues.certificate(it.source.source, left < 0 ? words.ended(day) : words.ends(day, left));
      }
      default:
        return issues[it.kind](it.gateway);
    }
  };
}
