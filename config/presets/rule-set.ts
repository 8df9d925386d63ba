import { createHash } from "node:crypto";
import type { StateRule } from "../site/state-rules.ts";

/** Rules ready to run, with the version that every interval they derive will carry. */
export interface RuleSet {
  rules: StateRule[];
  version: string;
}

/** The version is made of the rules' content: the same rules have the same version everywhere. */
export const ruleSet = (rules: StateRule[]): RuleSet => ({
  rules,
  version: createHash("sha256").update(JSON.stringify(rules)).digest("hex").slice(0, 12),
});
