import type { z } from "zod";
import type { FigureId } from "../../domain/utilization/figure-id.ts";
import type { figureSchema } from "../../routes/utilization-figure.ts";

/** A ratio that says how sure it is, as the API tells it. */
export type Figure = z.infer<typeof figureSchema>;
export type { FigureId };

/** In hours of machines, or in days of machines. */
export const unitOf = (id: FigureId): "hours" | "days" => (id === "daysUsed" ? "days" : "hours");

/** Whether something is not certain: bounds apart, or time that nobody knows. */
export const isUncertain = ({ lower, upper, unknown, inferred }: Figure): boolean =>
  lower !== upper || unknown > 0 || inferred > 0;
