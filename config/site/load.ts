import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { terminalLanguage } from "../terminal-language.ts";
import { readDocument } from "./document.ts";
import { expectation } from "./expectation.ts";
import { withAbsolutePaths } from "./file-places.ts";
import type { Finding } from "./finding.ts";
import { holidayFindings, withHolidays } from "./holidays.ts";
import { type Mistake, mistakeText } from "./mistake.ts";
import { checkReferences } from "./references.ts";
import { findingsOf } from "./schema-findings.ts";
import { type Site, siteSchema } from "./site.ts";

export type LoadedSite =
  /** `hash` is the SHA-256 (hex) of the file's bytes. */
  { ok: true; site: Site; hash: string; warnings: Mistake[] } | { ok: false; mistakes: Mistake[] };

/**
 * Reads and checks a site file; never throws. All mistakes are told at once: those of the YAML, of each part by
 * itself, and of how the parts fit together. File names in it are relative to its folder and come out absolute;
 * the dates of the holidays' file are added to the cluster's own.
 */
export function loadSite(file: string): LoadedSite {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { ok: false, mistakes: [unreadable(error as NodeJS.ErrnoException)] };
  }
  if (!isUtf8(bytes)) return { ok: false, mistakes: [notUtf8] };
  const document = readDocument(bytes.toString("utf8"));
  if (document.data === undefined && document.mistakes.length > 0)
    return { ok: false, mistakes: document.mistakes };

  const folder = dirname(resolve(file));
  const parsed = siteSchema.safeParse(document.data, { error: expectation });
  const references = checkReferences(document.data);
  const findings: Finding[] = [
    ...(parsed.success ? [] : findingsOf(parsed.error.issues, document.data)),
    ...references.mistakes,
    ...holidayFindings(document.data, folder),
  ];
  const mistakes = inOrder([...document.mistakes, ...findings.map(document.locate)]);
  if (!parsed.success || mistakes.length > 0) return { ok: false, mistakes };
  return {
    ok: true,
    site: withHolidays(withAbsolutePaths(parsed.data, folder)),
    hash: createHash("sha256").update(bytes).digest("hex"),
    warnings: inOrder(references.warnings.map(document.locate)),
  };
}

/** For a process's start: prints warnings and, when there are mistakes, all of them, and ends with exit code 1. */
export function loadSiteOrExit(file: string): { site: Site; hash: string; warnings: Mistake[] } {
  const loaded = loadSite(file);
  const language = terminalLanguage([], process.env);
  const warning = language === "ja" ? "注意: " : "warning: ";
  for (const mistake of loaded.ok ? loaded.warnings : loaded.mistakes)
    console.error(`${loaded.ok ? warning : ""}${mistakeText(file, mistake, language)}`);
  if (loaded.ok) return loaded;
  process.exit(1);
}

const inOrder = (mistakes: Mistake[]): Mistake[] =>
  mistakes.sort((a, b) => a.line - b.line || a.column - b.column);

const notUtf8: Mistake = {
  ...{ line: 0, column: 0, path: "", found: "bytes that are no UTF-8", expected: "a text in UTF-8" },
  advice: "Save the file as UTF-8 (not as Shift_JIS).",
};

function unreadable(error: NodeJS.ErrnoException): Mistake {
  const found = error.code === "ENOENT" ? "no such file" : `a file that cannot be read (${error.code})`;
  const advice = "Name the site file, or start from config/site.example.yaml.";
  return { line: 0, column: 0, path: "", found, expected: "a site file", advice };
}
