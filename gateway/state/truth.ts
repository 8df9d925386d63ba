/** Three-valued truth (Kleene's strong logic): undefined is "not known". */
export type Truth = boolean | undefined;

/** False if any part is false, else unknown if any part is unknown, else true. */
export function allOf(truths: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const truth of truths) {
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}

/** True if any part is true, else unknown if any part is unknown, else false. */
export function anyOf(truths: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const truth of truths) {
    if (truth === true) return true;
    if (truth === undefined) result = undefined;
  }
  return result;
}

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
