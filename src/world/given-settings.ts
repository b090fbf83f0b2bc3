// Reads the settings that are given when a world is created.
// They take precedence over those of its scenario.
import { defaultSettings, type Settings } from "../forms/settings.ts";
import { findUnsafeData } from "../forms/unsafe-data.ts";
import { mergeSettings } from "../scenario/reading/settings-schema.ts";
import type { Scenario } from "../scenario/scenario.ts";

/**
 * Reads settings in their written form.
 *
 * @returns only the given settings, because the scenario determines the others; or every problem, a sentence each. Problems can also be
 * about their combination with the settings of the scenario.
 */
export function readGivenSettings(
  patch: object,
  { settings }: Scenario,
): { settings: Partial<Settings> } | { problems: readonly string[] } {
  const unsafe = findUnsafeData(patch);
  if (unsafe.length > 0)
    return { problems: unsafe.map(({ path, message }) => ["settings", ...path].join(".").concat(`: ${message}`)) };
  const merged = mergeSettings({ ...defaultSettings, ...settings }, patch);
  if ("problems" in merged) return { problems: merged.problems.map(({ message }) => message) };
  const named = Object.entries(merged.settings).filter(([name]) => Object.hasOwn(patch, name));
  return { settings: Object.fromEntries(named) as Partial<Settings> };
}
