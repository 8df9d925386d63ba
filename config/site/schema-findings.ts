import type { z } from "zod";
import { alternatives } from "./expectation.ts";
import type { Finding, Path } from "./finding.ts";
import { didYouMean, nearest } from "./nearest.ts";

type Issue = z.core.$ZodIssue;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const at = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | null | undefined)?.[part],
    data,
  );

/** A branch that does not even have the right kind of value (a text where a map is needed). */
const isMismatch = (branch: readonly Issue[]): boolean =>
  branch.some(
    (issue) =>
      issue.path.length === 0 &&
      (issue.code === "invalid_type" ||
        issue.code === "invalid_value" ||
        (issue.code === "invalid_union" && branchesOf(issue).every(isMismatch))),
  );

/** The branches of a union, those of unions directly inside it included. */
function branchesOf(issue: z.core.$ZodIssueInvalidUnion): Issue[][] {
  return issue.errors.flatMap((branch) => {
    const [only] = branch;
    const isUnion = branch.length === 1 && only?.code === "invalid_union" && only.path.length === 0;
    return isUnion && only.errors.length > 0 ? branchesOf(only) : [branch as Issue[]];
  });
}

const unknownKeys = (branch: readonly Issue[]): string[] =>
  branch.flatMap((issue) =>
    issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : [],
  );
const missingKeys = (branch: readonly Issue[], value: unknown): string[] =>
  branch.flatMap((issue) =>
    issue.path.length === 1 && at(value, issue.path) === undefined ? [String(issue.path[0])] : [],
  );

/** How far a value is from a branch: an unknown key weighs most, then a missing one; a misspelt key is nearest. */
function distance(branch: readonly Issue[], value: unknown): number {
  const missing = missingKeys(branch, value);
  const misspelt = unknownKeys(branch).filter((key) => nearest(key, missing) !== undefined).length;
  const wrong = new Set(branch.map((issue) => issue.path[0]).filter((key) => key !== undefined)).size;
  return 3 * unknownKeys(branch).length + wrong + missing.length - 4 * misspelt;
}

function unionFindings(issue: z.core.$ZodIssueInvalidUnion, data: unknown, base: Path): Finding[] {
  const path = [...base, ...(issue.path as Path)];
  const value = at(data, path);
  const branches = branchesOf(issue);
  const candidates =
    typeof value !== "object" || value === null ? [] : branches.filter((branch) => !isMismatch(branch));
  if (candidates.length === 0) {
    const kinds = branches.flatMap((branch) =>
      branch.filter((it) => it.path.length === 0).map((it) => it.message),
    );
    return [{ path, expected: issue.message || alternatives([...new Set(kinds)].filter(Boolean)) }];
  }
  if (isMap(value) && Object.keys(value).length === 0) {
    const first = candidates.map((branch) => missingKeys(branch, value)[0] ?? "");
    return [{ path, expected: `one of the keys ${alternatives([...new Set(first)].filter(Boolean))}` }];
  }
  const least = Math.min(...candidates.map((branch) => distance(branch, value)));
  const nearestBranches = candidates.filter((branch) => distance(branch, value) === least);
  const [first = []] = nearestBranches;
  if (nearestBranches.length === 1 || !isMap(value)) return findingsOf(first, data, path);
  // Several fit equally badly: each lacks another key, or finds another one too much. Name them all.
  const wanted = [...new Set(nearestBranches.flatMap((branch) => missingKeys(branch, value)))];
  const unknown = [...new Set(nearestBranches.flatMap(unknownKeys))];
  if (wanted.length === 0)
    return unknown.length > 1
      ? [{ path, found: `${unknown.join(" and ")} together`, expected: "only one of them" }]
      : findingsOf(first, data, path);
  if (unknown.length === 0) return [{ path, expected: `one more key: ${alternatives(wanted)}` }];
  return unknown.map((key) => ({ path, key, found: `the unknown key ${key}`, expected: keyList(wanted) }));
}

const keyList = (keys: readonly string[]) =>
  `${keys.length > 1 ? "one of the keys" : "the key"} ${alternatives(keys)}`;

/** zod's issues as findings, unions resolved to the branch that was probably meant. */
export function findingsOf(issues: readonly Issue[], data: unknown, base: Path = []): Finding[] {
  const misspelt = new Set<string>();
  const findings = issues.flatMap((issue): Finding[] => {
    const path = [...base, ...(issue.path as Path)];
    if (issue.code === "invalid_union" && issue.errors.length > 0) return unionFindings(issue, data, base);
    if (issue.code === "invalid_key")
      return [
        { path: path.slice(0, -1), key: String(path.at(-1)), expected: issue.issues[0]?.message ?? "" },
      ];
    if (issue.code !== "unrecognized_keys") return [{ path, expected: issue.message }];
    const present = Object.keys((at(data, path) as object | undefined) ?? {});
    const free = issue.message.split(" ").filter((key) => !present.includes(key));
    return issue.keys.map((key) => {
      const meant = nearest(key, free);
      if (meant !== undefined) misspelt.add(JSON.stringify([...path, meant]));
      const isBare = at(data, [...path, key]) === null;
      const advice = didYouMean(
        key,
        free,
        isBare ? "Remove it, or quote a text that has a comma in it." : "Remove it.",
      );
      return {
        path,
        key,
        found: `the unknown key ${key}`,
        expected: keyList(issue.message.split(" ")),
        advice,
      };
    });
  });
  // A misspelt key is one mistake, not two.
  return findings.filter((it) => !(misspelt.has(JSON.stringify(it.path)) && at(data, it.path) === undefined));
}
