import { createTransport } from "nodemailer";
import { NoticeRefused, type NoticeSender } from "./notice-sender.ts";

/** Sends by SMTP. A refusal of the 500s (RFC 5321, 4.2.1) is for good. */
export function createEmailSender(given: {
  /** smtp://user:password@host:587, or smtps:// */
  url: string;
  /** Address it comes from. */
  from: string;
}): NoticeSender & { close(): void } {
  const transport = createTransport(given.url, { from: given.from });
  const send: NoticeSender = async ({ id, address, text }) => {
    try {
      await transport.sendMail({
        ...{ to: address, subject: text.subject, text: text.text },
        // The same each time it is tried, so that a mailbox can drop the second copy.
        messageId: `<${id}@machine-commons>`,
        headers: { "auto-submitted": "auto-generated" },
      });
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      if (responseCode !== undefined && responseCode >= 500) throw new NoticeRefused(message);
      throw error;
    }
  };
  return Object.assign(send, { close: () => transport.close() });
}
