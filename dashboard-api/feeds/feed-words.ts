import type { Booking } from "../bookings/booking.ts";

/** Words of feeds, by language. */
export const feedWords = {
  ja: {
    calendar: (name: string) => `${name} 設備予約`,
    taken: "予約あり",
    kinds: { booking: "予約", maintenance: "保全", outage: "使用停止" } satisfies Record<
      Booking["kind"],
      string
    >,
    requested: "(承認待ち)",
    offered: "(仮押さえ)",
    cancelled: "(取消)",
    job: "品番・ロット",
    open: "予約を見る",
  },
  en: {
    calendar: (name: string) => `${name}: machine bookings`,
    taken: "Booked",
    kinds: { booking: "Booking", maintenance: "Maintenance", outage: "Out of use" },
    requested: " (to be approved)",
    offered: " (held)",
    cancelled: " (cancelled)",
    job: "Job or lot",
    open: "See the booking",
  },
} as const;
