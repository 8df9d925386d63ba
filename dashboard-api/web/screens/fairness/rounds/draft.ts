import { millis } from "../../../time/instant.ts";
import type { FiledWish, RoundSlot } from "./round.ts";

/** A wish that is being written; its place in the list is its preference. What else was filed with it is kept. */
export type DraftWish = Omit<FiledWish, "id" | "preference">;

type Place = Pick<DraftWish, "machine" | "from" | "to">;

/** One machine's time is wished for once. */
export const keyOf = ({ machine, from, to }: Place): string => `${machine} ${millis(from)} ${millis(to)}`;

export const draftOf = (filed: readonly FiledWish[]): DraftWish[] =>
  filed
    .toSorted((one, other) => one.preference - other.preference)
    .map(({ id: _, preference: __, ...wish }) => wish);

/** A wish may span several slots, as one filed by program does. */
const covers = (wish: Place, slot: Place): boolean =>
  wish.machine === slot.machine &&
  millis(wish.from) <= millis(slot.from) &&
  millis(slot.to) <= millis(wish.to);

/** The place in the list of the wish that a slot belongs to; -1: it is not wished for. */
export const placeOf = (draft: readonly DraftWish[], slot: Place): number =>
  draft.findIndex((wish) => covers(wish, slot));

/** Wishes for a slot, as the last preference, or no longer. */
export function toggleSlot(draft: readonly DraftWish[], slot: RoundSlot, person: string | null): DraftWish[] {
  const at = placeOf(draft, slot);
  if (at >= 0) return draft.toSpliced(at, 1);
  const { machine, from, to } = slot;
  const plain = { alternative: null, purpose: "within", grant: null, job: null, mentor: null } as const;
  return [...draft, { machine, from, to, person, ...plain }];
}

/** Moves a wish up (-1) or down (1); at the end of the list it stays. */
export function moveWish(draft: readonly DraftWish[], at: number, step: -1 | 1): DraftWish[] {
  const [wish, to] = [draft[at], at + step];
  if (!wish || to < 0 || to >= draft.length) return [...draft];
  return draft.toSpliced(at, 1).toSpliced(to, 0, wish);
}

export const isSameDraft = (one: readonly DraftWish[], other: readonly DraftWish[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** As the API takes them. */
export const bodyOf = (draft: readonly DraftWish[], company: string | undefined) => ({
  ...(company === undefined ? {} : { company }),
  wishes: draft.map((wish, index) => ({ ...wish, preference: index + 1 })),
});
