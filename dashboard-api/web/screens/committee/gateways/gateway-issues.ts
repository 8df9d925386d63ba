import { toldIn } from "../../../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../../../config/wire/message.ts";
import type { GatewayView } from "../../../../live/live-view.ts";
import type { Language } from "../../../language/language.ts";
import { hour, type Millis, millis, minute } from "../../../time/instant.ts";

/** Younger spooled data are on their way. */
const spoolPatience = 2 * minute;
/** Certificates are renewed before that. */
const renewalTime = 30 * 24 * hour;

type Source = GatewayView["sources"][number];

/** What a person should look at. */
export type GatewayIssue =
  | { kind: "offline" | "site" | "clock"; gateway: string }
  | { kind: "spool"; gateway: string; age: number }
  | { kind: "alarm"; gateway: string; told: Told }
  | { kind: "refused"; gateway: string; why: string }
  | { kind: "lost"; gateway: string; count: number }
  | { kind: "source"; source: Source }
  | { kind: "faults"; source: Source; count: number }
  | { kind: "certificate"; source: Source; until: Millis };

export function ageOfSpool({ spool }: GatewayView, now: Millis): number {
  const oldest = [spool?.states.oldest, spool?.samples.oldest].flatMap((it) => (it ? [millis(it)] : []));
  return oldest.length === 0 ? 0 : Math.max(0, now - Math.min(...oldest));
}

export const daysLeft = (until: Millis, now: Millis): number => Math.floor((until - now) / (24 * hour));

function sourceIssues(source: Source, now: Millis): GatewayIssue[] {
  const count = Object.keys(source.faults).length;
  const until = source.certificateExpires === null ? null : millis(source.certificateExpires);
  return [
    ...(source.state === "down" || source.state === "refused" ? [{ kind: "source" as const, source }] : []),
    ...(count > 0 ? [{ kind: "faults" as const, source, count }] : []),
    ...(until !== null && until - now < renewalTime ? [{ kind: "certificate" as const, source, until }] : []),
  ];
}

/** All that is wrong, or soon will be, with gateways and what they read. */
export function issuesOf(gateways: readonly GatewayView[], now: Millis): GatewayIssue[] {
  return gateways.flatMap((it): GatewayIssue[] => {
    const gateway = it.id;
    if (!it.online) return [{ kind: "offline", gateway }];
    const age = ageOfSpool(it, now);
    return [
      ...(it.alarms ?? []).map((told) => ({ kind: "alarm" as const, gateway, told })),
      ...(it.sameSite === false ? [{ kind: "site" as const, gateway }] : []),
      ...(it.clock?.synchronized === false ? [{ kind: "clock" as const, gateway }] : []),
      ...(it.spool?.refused ? [{ kind: "refused" as const, gateway, why: it.spool.refused }] : []),
      ...(age > spoolPatience ? [{ kind: "spool" as const, gateway, age }] : []),
      ...(it.spool && it.spool.lost > 0 ? [{ kind: "lost" as const, gateway, count: it.spool.lost }] : []),
      ...it.sources.flatMap((source) => sourceIssues(source, now)),
    ];
  });
}

/** What a source tells of itself, in the reader's language; certificates' days stand apart. */
export function sourceText(source: Source, language: Language): string {
  const told = source.messages?.filter(
    (it) => typeof it === "string" || !it.code.startsWith("certificate-end"),
  );
  return told ? told.map((it) => toldIn(language, it)).join(language === "ja" ? "、" : "; ") : source.detail;
}
