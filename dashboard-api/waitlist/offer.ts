import type { Micros } from "../../config/micros.ts";
import type { Slot } from "../bookings/outcome.ts";

/** A freed slot held for one waiter 仮押さえ: nobody else can take it while it is. */
export interface Offer extends Slot {
  /** Id of the booking that holds it, and that it becomes when it is accepted. */
  readonly booking: string;
  /** Whoever has not answered by then is passed over. */
  readonly heldUntil: Micros;
}
