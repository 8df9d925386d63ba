import type { Dictionary } from "../language/language.ts";

export const stripWords: Dictionary<{
  plan: string;
  fact: string;
  taken: string;
  nothingBooked: string;
}> = {
  ja: { plan: "予約", fact: "実績", taken: "予約済み", nothingBooked: "予約はありません" },
  en: { plan: "Bookings", fact: "Actual", taken: "Taken", nothingBooked: "Nothing is booked" },
};
