import { z } from "zod";
import type { StateRule, StateSettings } from "../site/state-rules.ts";
import { type PresetName, presetInputs } from "./inputs.ts";
import { mtconnectRules } from "./mtconnect.ts";
import { opc40001Rules } from "./opc-40001-1.ts";
import { opc40501Rules } from "./opc-40501-1.ts";
import { packmlRules } from "./packml.ts";
import { powerRules } from "./power.ts";
import { type RuleSet, ruleSet } from "./rule-set.ts";
import { presetSettings } from "./settings.ts";

type Preset = Extract<StateSettings, { preset: PresetName }>;

const presets: Record<PresetName, (preset: Preset) => StateRule[]> = {
  mtconnect: ({ signals }) => mtconnectRules(signals),
  "opc-40001-1": ({ signals }) => opc40001Rules(signals),
  "opc-40501-1": ({ signals }) => opc40501Rules(signals),
  packml: ({ signals }) => packmlRules(signals),
  power: ({ signals, settings }) => powerRules(signals, presetSettings.power.parse(settings)),
};

/**
 * A machine's state settings as rules ready to run. Throws an Error that says what is missing or too much; a site
 * file that was checked has no such mistake.
 */
export function resolveRules(state: StateSettings): RuleSet {
  if ("rules" in state) return ruleSet(state.rules);
  const missing = presetInputs[state.preset].required.filter((input) => state.signals[input] === undefined);
  if (missing.length > 0)
    throw new Error(
      `Preset ${state.preset} needs a signal for: ${missing.join(", ")}. Add it under signals.`,
    );
  const settings = presetSettings[state.preset].safeParse(state.settings);
  if (!settings.success)
    throw new Error(`Settings of preset ${state.preset}: ${z.prettifyError(settings.error)}`);
  return ruleSet(presets[state.preset](state));
}
