import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { Finding, Path } from "./finding.ts";
import { fullWidthAdvice } from "./full-width.ts";
import type { Mistake } from "./mistake.ts";

/** A YAML text that remembers where everything stands. */
export interface SiteDocument {
  /** The content as plain data; undefined when the text is no YAML at all. */
  data: unknown;
  /** Mistakes of the YAML itself. */
  mistakes: Mistake[];
  /** Finds the place of a finding in the text. */
  locate(finding: Finding): Mistake;
}

const yamlMeaning: Record<string, [found: string, expected: string, advice?: string]> = {
  DUPLICATE_KEY: ["the same key again", "every key once in a map", "Remove or rename one of the two."],
  TAB_AS_INDENT: ["a tab", "spaces at the start of a line", "YAML is indented with spaces only."],
  BAD_INDENT: ["an indentation that fits nothing above", "entries of one map or list in the same column"],
  BAD_ALIAS: ["an alias without its anchor", "an anchor (&name) before the alias (*name)"],
  MULTIPLE_DOCS: ["a second document (---)", "one document in the file"],
};

/** Reads the text; with mistakes that leave no sensible data, `data` is undefined. */
export function readDocument(text: string): SiteDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // Behind the first mistake of the grammar, the parser's others are mostly its consequences.
  const isGrammar = document.errors.map((error) => error.code !== "DUPLICATE_KEY");
  const told = isGrammar.includes(true)
    ? document.errors.slice(0, isGrammar.indexOf(true) + 1)
    : document.errors;
  const mistakes = told.map((error): Mistake => {
    const [found, expected, advice = ""] = yamlMeaning[error.code] ?? [
      "broken YAML",
      "well-formed YAML",
      `${error.message}.`,
    ];
    const place = position(error.pos[0]);
    const isGrammar = error.code !== "DUPLICATE_KEY";
    const signs = isGrammar ? fullWidthAdvice(text, place.line) : "";
    return { ...place, path: "", found, expected, advice: [advice, signs].filter(Boolean).join(" ") };
  });
  let data: unknown;
  if (document.errors.every((error) => error.code === "DUPLICATE_KEY")) {
    try {
      data = document.toJS();
    } catch (error) {
      const advice = `${(error as Error).message}.`;
      mistakes.push({
        line: 1,
        column: 1,
        path: "",
        found: "broken YAML",
        expected: "well-formed YAML",
        advice,
      });
    }
  }
  return {
    data,
    mistakes,
    locate(finding) {
      const place = find(document, finding.path, finding.key);
      const written = finding.key ?? describe(place.node, finding.path);
      return {
        ...position(place.offset),
        path: pathText(data, finding.key === undefined ? finding.path : [...finding.path, finding.key]),
        found: finding.found ?? (place.node === undefined ? "nothing" : written),
        expected: finding.expected,
        advice: finding.advice ?? "",
      };
    },
  };
}

/** The node at the path and where it starts; for what is missing, where the nearest thing around it starts. */
function find(document: Document, path: Path, key?: string): { offset: number; node: Node | undefined } {
  const resolve = (node: unknown): Node | undefined =>
    isAlias(node) ? node.resolve(document) : ((node as Node | null) ?? undefined);
  let node = resolve(document.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const part of key === undefined ? path : [...path, key]) {
    if (isMap(node)) {
      const pair = node.items.find((it) => isScalar(it.key) && String(it.key.value) === String(part));
      if (!pair) return { offset, node: undefined };
      const keyOffset = (pair.key as Node).range?.[0] ?? offset;
      node = resolve(pair.value);
      offset = node?.range?.[0] ?? keyOffset;
      if (key !== undefined || isEmpty(node)) offset = keyOffset;
    } else if (isSeq(node)) {
      node = resolve(node.items[Number(part)]);
      if (!node) return { offset, node: undefined };
      offset = node.range?.[0] ?? offset;
    } else return { offset, node: undefined };
  }
  return { offset, node: isEmpty(node) && key === undefined ? undefined : node };
}

const isEmpty = (node: Node | undefined) => node === undefined || (isScalar(node) && node.value === null);

function describe(node: Node | undefined, path: Path): string {
  if (isMap(node))
    return `a map with ${node.items.length === 0 ? "no keys" : `the keys ${node.items.map((it) => String(it.key)).join(", ")}`}`;
  if (isSeq(node)) return `a list of ${node.items.length}`;
  // What stands where a secret belongs must not be repeated in a log.
  if (/password|secret|passphrase/i.test(String(path.at(-1)))) return "a text that is not shown here";
  if (!isScalar(node)) return "nothing";
  const text = typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return node.type === "PLAIN" && short !== "" ? short : JSON.stringify(short);
}

/** `machines[mill-1].signals[2].node`: list entries by their id, where they have one. */
function pathText(data: unknown, path: Path): string {
  let value = data;
  let text = "";
  for (const part of path) {
    value = (value as Record<string | number, unknown> | null | undefined)?.[part];
    const id = (value as { id?: unknown } | null | undefined)?.id;
    if (typeof part === "number") text += `[${typeof id === "string" ? id : part}]`;
    else text += text === "" ? part : `.${part}`;
  }
  return text;
}
