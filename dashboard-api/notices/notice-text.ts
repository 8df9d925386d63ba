import type { Site } from "../../config/site/site.ts";
import type { NoticeKind } from "./notice-kind.ts";
import type { NoticeFacts } from "./notice-tables.ts";
import { noticeWords } from "./notice-words.ts";

/** A notice as people read it. */
export interface NoticeText {
  subject: string;
  text: string;
  /** Page of the booking. */
  link: string;
}

const locales = { ja: "ja-JP", en: "en-GB" };

/** Writes a notice in a language, with times of the site's zone. */
export function noticeText(given: {
  site: Site;
  kind: NoticeKind;
  facts: NoticeFacts;
  language: "ja" | "en";
  /** Where the page is, ending without a slash. */
  publicUrl: string;
}): NoticeText {
  const { site, kind, facts, language, publicUrl } = given;
  const words = noticeWords[language];
  const format = new Intl.DateTimeFormat(locales[language], {
    ...{ timeZone: site.cluster.zone, month: "long", day: "numeric", weekday: "short" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
  const machine = site.machines.find(({ id }) => id === facts.machine)?.name[language] ?? facts.machine;
  const company = site.companies.find(({ id }) => id === facts.company);
  const time = format.formatRange(facts.from / 1_000, facts.until / 1_000);
  const link = `${publicUrl}/calendar?machine=${facts.machine}&booking=${facts.booking}`;
  const lines = [
    words.text[kind],
    "",
    `${words.machine}: ${machine}`,
    `${words.time}: ${time}`,
    ...(company ? [`${words.company}: ${company.name}`] : []),
    ...(facts.reason ? [`${words.reason}: ${facts.reason}`] : []),
    "",
    `${words.open}: ${link}`,
    "",
    `${site.cluster.name[language]} ${words.foot}`,
  ];
  return { subject: `${words.subject[kind]}: ${machine} ${time}`, text: lines.join("\n"), link };
}
