import { MINUTE, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import type { Job } from "../jobs/job.ts";
import { NoticeRefused, type NoticeSender } from "./notice-sender.ts";
import { noticeText } from "./notice-text.ts";

/** Waits between tries: some 17 hours in all, then it is given up and shown as such. */
const waits = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE);
const atOnce = 20;

/** Sends what is due, at least once each; what fails is tried again later and later. */
export function createNoticeDelivery(given: {
  database: Database;
  site: Site;
  publicUrl: string;
  /** Absent: that way is not set up, and what goes that way waits. */
  senders: { email?: NoticeSender | undefined; webhook?: NoticeSender | undefined };
}): Job {
  const { database, site, senders } = given;
  const publicUrl = given.publicUrl.replace(/\/+$/, "");

  const due = (now: Micros) =>
    database.use((db) =>
      db
        .selectFrom("notice")
        .innerJoin("notice_channel", "notice_channel.id", "notice.channel")
        .select(["notice.id", "notice.kind", "notice.facts", "notice.attempts"])
        .select(["notice_channel.kind as way", "address", "secret", "language", "ended"])
        .where("notice.due", "<=", now)
        .where(
          "notice_channel.kind",
          "in",
          (["email", "webhook"] as const).filter((way) => senders[way]),
        )
        .orderBy("notice.due")
        .limit(atOnce)
        .execute(),
    );
  const settle = (id: string, result: { due: Micros | null; sent: Micros | null; failure: string }) =>
    database.use((db) =>
      db
        .updateTable("notice")
        .set((eb) => ({ ...result, attempts: eb("attempts", "+", 1) }))
        .where("id", "=", id)
        .execute(),
    );

  return {
    name: "notice-delivery",
    every: 5,
    async run(now, stopping) {
      if (!senders.email && !senders.webhook) return;
      for (const { id, kind, facts, attempts, way, address, secret, language, ended } of await due(now)) {
        if (stopping.aborted) return;
        if (ended !== null) {
          await settle(id, { due: null, sent: null, failure: "the channel was ended" });
          continue;
        }
        const text = noticeText({ site, kind, facts, language, publicUrl });
        try {
          await senders[way]?.({ id, kind, facts, text, address, secret });
          await settle(id, { due: null, sent: now, failure: "" });
        } catch (error) {
          const failure = (error as Error).message.slice(0, 500);
          const wait = waits[attempts];
          const isOver = error instanceof NoticeRefused || wait === undefined;
          await settle(id, { due: isOver ? null : now + wait, sent: null, failure });
        }
      }
    },
  };
}
