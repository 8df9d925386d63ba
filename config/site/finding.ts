export type Path = readonly (string | number)[];

/** A mistake before its place in the text is known: what checks give. */
export interface Finding {
  /** Keys and list indexes from the document's root; may lead to something that is not there. */
  path: Path;
  /** The mistake is this key of the map at `path`, not its value. */
  key?: string;
  /** Absent: what stands at the place, as written. */
  found?: string;
  expected: string;
  advice?: string;
}
