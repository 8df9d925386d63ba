import { z } from "zod";
import type { PresetName } from "./inputs.ts";
import { powerSettings } from "./power.ts";

const none = z.strictObject({});

/** The `settings` that each preset takes in the site file. */
export const presetSettings = {
  mtconnect: none,
  "opc-40001-1": none,
  "opc-40501-1": none,
  packml: none,
  power: powerSettings,
} satisfies Record<PresetName, z.ZodType>;
