interface Wanted {
  company: string;
  earliest: number;
  latest: number;
  length: number;
  prefers: "earliest" | "latest";
}

interface Waiter extends Wanted {
  status: "waiting" | "offered" | "granted" | "left" | "declined" | "lapsed" | "expired";
  /** Hours of slots that it did not take. */
  passed: Set<number>;
  /** Start, and until when it is held. */
  offer: { from: number; heldUntil: number } | null;
}

const half = 0.5;
const fiveMinutes = 5 / 60;

/**
 * A line as one would keep it on a sheet of paper with a box for each hour of one machine: whoever is on top and finds
 * boxes that are free is offered them. Times are hours; nothing is remembered of how the boxes came to be free.
 */
export function obviousLine({ hours }: { hours: number }) {
  const bookings: { from: number; length: number; isLive: boolean }[] = [];
  const waiters: Waiter[] = [];
  const boxesOf = (from: number, length: number) => Array.from({ length }, (_, n) => from + n);
  const isFree = (box: number) =>
    !bookings.some((it) => it.isLive && boxesOf(it.from, it.length).includes(box)) &&
    !waiters.some((it) => it.offer && boxesOf(it.offer.from, it.length).includes(box));
  const startsFor = ({ earliest, latest, length, prefers }: Wanted, notBefore: number) => {
    const starts = boxesOf(0, hours).filter(
      (from) =>
        from >= earliest &&
        from + length <= latest &&
        from >= notBefore &&
        boxesOf(from, length).every(isFree),
    );
    return prefers === "earliest" ? starts : starts.reverse();
  };
  const inLine = () => waiters.filter((it) => it.status === "waiting" || it.status === "offered");
  const passOver = (waiter: Waiter, how: "declined" | "lapsed") => {
    for (const box of boxesOf(waiter.offer?.from ?? 0, waiter.length)) waiter.passed.add(box);
    waiter.offer = null;
    waiter.status = waiter.latest - waiter.earliest === waiter.length ? how : "waiting";
  };
  const picked = <T>(list: readonly T[], pick: number): T | undefined =>
    list[pick % Math.max(1, list.length)];

  return {
    book(from: number, length: number, now: number): boolean {
      if (from < now || !boxesOf(from, length).every(isFree)) return false;
      bookings.push({ from, length, isLive: true });
      return true;
    },
    cancel(pick: number, now: number): number | null {
      const booking = picked(
        bookings.filter((it) => it.isLive && it.from > now),
        pick,
      );
      if (!booking) return null;
      booking.isLive = false;
      return bookings.indexOf(booking);
    },
    join(wanted: Wanted, now: number): boolean {
      const { company, earliest, latest, length } = wanted;
      const own = inLine().filter((it) => it.company === company);
      const isSame = own.some(
        (it) => it.earliest === earliest && it.latest === latest && it.length === length,
      );
      if (isSame || own.length >= 10 || latest - length <= now) return false;
      if (startsFor(wanted, now).length > 0) return false;
      waiters.push({ ...wanted, status: "waiting", passed: new Set(), offer: null });
      return true;
    },
    leave(pick: number): number | null {
      const waiter = picked(inLine(), pick);
      if (!waiter) return null;
      waiter.status = "left";
      waiter.offer = null;
      return waiters.indexOf(waiter);
    },
    answer(pick: number, answer: "accept" | "decline", now: number): number | null {
      const offered = waiters.filter((it) => it.offer && now < it.offer.heldUntil);
      const waiter = picked(offered, pick);
      if (!waiter?.offer) return null;
      if (answer === "decline") passOver(waiter, "declined");
      else {
        bookings.push({ from: waiter.offer.from, length: waiter.length, isLive: true });
        waiter.status = "granted";
        waiter.offer = null;
      }
      return waiters.indexOf(waiter);
    },
    run(now: number): void {
      for (const it of waiters) if (it.offer && it.offer.heldUntil <= now) passOver(it, "lapsed");
      for (const it of waiters) {
        if (it.status === "waiting" && it.latest - it.length <= now) it.status = "expired";
      }
      for (const it of waiters) {
        if (it.status !== "waiting") continue;
        const from = startsFor(it, now + fiveMinutes).find((start) =>
          boxesOf(start, it.length).every((box) => !it.passed.has(box)),
        );
        if (from === undefined) continue;
        it.status = "offered";
        it.offer = { from, heldUntil: Math.min(now + half, from, it.latest - it.length) };
      }
    },
    told: () =>
      waiters.map(({ status, offer, length }) => ({
        status,
        offer: offer && [offer.from, offer.from + length, offer.heldUntil],
      })),
    booked: () =>
      bookings
        .filter((it) => it.isLive)
        .map((it) => it.from)
        .sort((a, b) => a - b),
  };
}
