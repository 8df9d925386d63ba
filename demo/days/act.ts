import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import type { Step, Story, Wait } from "../bookings/story.ts";
import { type Ask, Refused } from "../committee/ask.ts";

const api = "/api/v1";
const place = ({ from, until }: Interval) => ({
  from: rfc3339FromMicros(from),
  to: rfc3339FromMicros(until),
});

/** What people decide about a booking; the rest of what becomes of it the product tells by itself. */
const decisions: Readonly<Partial<Record<Step["change"]["kind"], string>>> = {
  ...{ confirmed: "approve", refused: "refuse", cancelled: "cancel", released: "release" },
  ...{ disputed: "dispute", waived: "waive", excused: "excuse", upheld: "uphold" },
};

const tokenOf = ({ actor, actedFor }: Pick<Step, "actor" | "actedFor">) =>
  ["office", "committee"].includes(actor.role) ? `demo-${actor.role}` : `demo-member-${actedFor}`;

/** What the API answers, or undefined where it has good reasons against it, as people find now and then. */
export async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused && error.status < 500) return undefined;
    throw error;
  }
}

/** Books or blocks what a story begins with; resolves with the booking's id. */
export async function begin(ask: Ask, story: Story, step: Step): Promise<string | undefined> {
  const { change, reason, actedFor } = step;
  if (change.kind !== "requested" && change.kind !== "blocked") return undefined;
  const { purpose, grant, job, person, mentor, kind } = change.booking;
  const token = tokenOf(step);
  const where = { machine: story.machine, ...place(change.booking), reason };
  const company = token === "demo-office" ? { company: actedFor } : {};
  const made =
    change.kind === "blocked"
      ? ask(token, "POST", `${api}/blocks`, { ...where, kind })
      : ask(token, "POST", `${api}/bookings`, {
          ...{ ...where, ...company, purpose, grant, job, mentor },
          ...(person === null ? {} : { person }),
        });
  return ((await unlessRefused(made)) as { id: string } | undefined)?.id;
}

/** Goes on with a booking as it stands now. */
export async function goOn(ask: Ask, id: string, { machine }: Story, step: Step): Promise<void> {
  const { change, reason, actor } = step;
  if (actor.role === "system") return;
  const token = tokenOf(step);
  if (change.kind === "started") {
    await unlessRefused(ask(token, "POST", `${api}/machines/${machine}/page/start`, {}));
    return;
  }
  const decision = decisions[change.kind];
  const isMoved = change.kind === "moved" || change.kind === "shortened" || change.kind === "extended";
  // Members need nobody's approval: the product confirms at once.
  if ((!decision && !isMoved) || (change.kind === "confirmed" && actor.role !== "committee")) return;
  const path = `${api}/bookings/${id}`;
  const now = (await unlessRefused(ask("demo-committee", "GET", path))) as { version: number } | undefined;
  if (!now) return;
  await unlessRefused(
    isMoved
      ? ask(token, "PATCH", path, { ...place(change), reason }, now.version)
      : ask(token, "POST", `${path}/${decision}`, { reason }, now.version),
  );
}

/** Stands in line; resolves with the place's id. */
export async function standInLine(ask: Ask, { company, machine, steps }: Wait): Promise<string | undefined> {
  const [first] = steps;
  if (first?.change.kind !== "joined") return undefined;
  const { entry } = first.change;
  const { person, ...details } = entry.details;
  const made = ask(`demo-member-${company}`, "POST", `${api}/waitlist`, {
    ...{ machine, ...place({ from: entry.earliest, until: entry.latest }), ...details },
    ...(person === null ? {} : { person }),
  });
  return ((await unlessRefused(made)) as { id: string } | undefined)?.id;
}

/** Takes what is offered to places in line that the demo's people took. */
export async function takeOffers(ask: Ask, places: ReadonlySet<string>): Promise<void> {
  if (places.size === 0) return;
  const offered = (await ask("demo-committee", "GET", `${api}/waitlist?status=offered`)) as {
    items: { id: string; company: string; offer: { booking: string } | null }[];
  };
  for (const { id, company, offer } of offered.items) {
    if (!offer || !places.has(id)) continue;
    const body = { offer: offer.booking, reason: "" };
    await unlessRefused(ask(`demo-member-${company}`, "POST", `${api}/waitlist/${id}/accept`, body));
  }
}
