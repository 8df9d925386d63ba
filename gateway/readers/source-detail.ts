import { textOfTold } from "../../config/wire/gateway-texts.ts";
import type { Told } from "../../config/wire/message.ts";
import type { SourceStatus } from "../../config/wire/status.ts";

/** What there is to say of a source, as a sentence for all and by code for who knows it. */
export function detailOf(parts: readonly (Told | null)[]): Pick<SourceStatus, "detail" | "messages"> {
  const messages = parts.filter((it): it is Told => it !== null && textOfTold(it) !== "");
  const detail = messages.map(textOfTold).join("; ");
  return messages.length === 0 ? { detail } : { detail, messages };
}
