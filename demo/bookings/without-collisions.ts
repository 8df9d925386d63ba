import { type Booking, holdsMachine } from "../../dashboard-api/bookings/booking.ts";
import { applyChange } from "../../dashboard-api/bookings/change.ts";
import type { Step, Story } from "./story.ts";

/** All steps of all stories in the order in which they happened. */
export const inOrder = (stories: readonly Story[]): { story: Story; index: number; step: Step }[] =>
  stories
    .flatMap((story) => story.steps.map((step, index) => ({ story, index, step })))
    .toSorted((a, b) => a.step.at - b.step.at || a.index - b.index);

/** The first story that takes what somebody else has at that time. */
function collides(stories: readonly Story[]): Story | undefined {
  const holding = new Map<string, Map<string, Booking>>();
  const known = new Map<string, Booking>();
  for (const { story, step } of inOrder(stories)) {
    const after = applyChange(known.get(story.id) ?? null, step.change);
    known.set(story.id, after);
    const others = holding.get(story.machine) ?? new Map<string, Booking>();
    holding.set(story.machine, others);
    others.delete(story.id);
    if (!holdsMachine(after)) continue;
    for (const it of others.values())
      if (it.from < after.excludedUntil && after.from < it.excludedUntil) return story;
    others.set(story.id, after);
  }
  return undefined;
}

/** The stories that can all be true: at no time do two of them hold the same machine. */
export function withoutCollisions(stories: readonly Story[]): Story[] {
  let left = [...stories];
  for (let late = collides(left); late; late = collides(left)) {
    const { id } = late;
    left = left.filter((story) => story.id !== id);
  }
  return left;
}
