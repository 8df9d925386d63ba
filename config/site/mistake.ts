/** Something in the site file that a person must put right (or, as a warning, should look at). */
export interface Mistake {
  /** 1-based; 0 when the mistake concerns the file as a whole. */
  line: number;
  column: number;
  /** Where in the document, list entries by their id: `machines[mill-1].signals[power].node`. Empty: the document. */
  path: string;
  found: string;
  expected: string;
  /** What to do, as a sentence; empty when `expected` already says it. */
  advice: string;
}

/** `file:line:column path: found X, expected Y. advice` */
export function mistakeText(file: string, mistake: Mistake): string {
  const place = mistake.line > 0 ? `${file}:${mistake.line}:${mistake.column}` : file;
  const path = mistake.path === "" ? "" : ` ${mistake.path}`;
  const advice = mistake.advice === "" ? "" : ` ${mistake.advice}`;
  return `${place}${path}: found ${mistake.found}, expected ${mistake.expected}.${advice}`;
}
