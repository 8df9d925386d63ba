import { DAY, type Micros } from "../../config/micros.ts";

/** No recording, simulation or device's clock is so far ahead. */
const FAR_AHEAD: Micros = 3_650 * DAY;

/** False for what no clock shows, such as 9999-12-31: a fault of its source, not a time. */
export const isPossibleTime = (sourceTime: Micros, receivedAt: Micros): boolean =>
  sourceTime >= 0 && sourceTime <= receivedAt + FAR_AHEAD;
