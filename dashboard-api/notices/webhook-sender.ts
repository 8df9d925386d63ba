import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { NoticeRefused, type NoticeSender } from "./notice-sender.ts";
import { isPrivateHost } from "./private-address.ts";
import { signatureHeader, signatureOf } from "./webhook-signature.ts";

const patience = 10_000;

/** POSTs a notice as JSON with a signature. 2xx is taken over; 410 ends the trying; all else is tried again. */
export const createWebhookSender =
  (given: { now: () => Micros; mayBePrivate: boolean }): NoticeSender =>
  async ({ id, kind, facts, text, address, secret }) => {
    const url = new URL(address);
    if (!given.mayBePrivate && (await isPrivateHost(url.hostname))) {
      throw new NoticeRefused(`${url.hostname} is inside the server's own networks`);
    }
    const body = JSON.stringify({
      ...{ id, kind, ...text },
      ...{ machine: facts.machine, booking: facts.booking, company: facts.company, reason: facts.reason },
      from: rfc3339FromMicros(facts.from),
      to: rfc3339FromMicros(facts.until),
    });
    const answer = await fetch(url, {
      method: "POST",
      // Where it leads on to was not looked at.
      redirect: "error",
      signal: AbortSignal.timeout(patience),
      headers: {
        "content-type": "application/json",
        [signatureHeader]: signatureOf(secret ?? "", Math.floor(given.now() / 1_000_000), body),
      },
      body,
    });
    await answer.body?.cancel();
    if (answer.ok) return;
    const why = `${url.hostname} answered ${answer.status}`;
    if (answer.status === 410) throw new NoticeRefused(why);
    throw new Error(why);
  };
