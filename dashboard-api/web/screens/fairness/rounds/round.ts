import type { z } from "zod";
import type {
  roundChangeSchema,
  roundResultSchema,
  roundSchema,
  roundSlotSchema,
  verificationSchema,
  wishViewSchema,
} from "../../../../routes/round-schema.ts";

/** Allocation rounds as the API tells them. */
export type Round = z.infer<typeof roundSchema>;
export type RoundStatus = Round["status"];
export type RoundSlot = z.infer<typeof roundSlotSchema>;
export type RoundWithSlots = Round & { grid: RoundSlot[] };
export type RoundResult = z.infer<typeof roundResultSchema>;
export type RoundChange = z.infer<typeof roundChangeSchema>;
export type Verification = z.infer<typeof verificationSchema>;
export type FiledWish = z.infer<typeof wishViewSchema>;

/** Whether there is a result to read. */
export const isRun = ({ status }: Pick<Round, "status">): boolean =>
  status === "run" || status === "published";

export const roundPath = (id: string, part = ""): string => `/rounds/${encodeURIComponent(id)}${part}`;
