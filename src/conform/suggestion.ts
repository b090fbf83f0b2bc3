// Finds the settings that remove differences, by playing the tape with candidates.
import type { Settings } from "../forms/settings.ts";
import { defaultSettings } from "../forms/settings.ts";
import { writeSettings } from "../scenario/reading/settings-schema.ts";
import { type Difference, placeOf } from "./difference.ts";
import { type Candidate, listCandidates, type PlayedSide } from "./setting-candidates.ts";

/** A setting that explains differences. */
export interface SuggestedSetting {
  /** As a scenario writes it, such as `operationResult: absent`. */
  readonly sentence: string;
  /** The places of the differences that it removes, as `placeOf` writes them. */
  readonly explains: ReadonlySet<string>;
}

/** The settings that make the simulator behave like the real gateway. */
export interface Suggestion {
  readonly settings: readonly SuggestedSetting[];
  /** The same settings as a scenario writes them. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** Plays the tape with other settings, and returns the differences. */
export type CompareWith = (settings: Partial<Settings>) => Promise<readonly Difference[]>;

/**
 * Returns settings that remove differences and add none. Plays the tape with each candidate, until one removes all differences, and then
 * with combinations of those that help.
 */
export async function suggestSettings(
  differences: readonly Difference[],
  present: PlayedSide,
  compareWith: CompareWith,
): Promise<Suggestion> {
  const settings: SuggestedSetting[] = [];
  let chosen: Partial<Settings> = {};
  let left = differences;
  for (const { candidate, alone } of await sortByEffect(
    listCandidates(differences, present),
    differences,
    compareWith,
  )) {
    if (Object.keys(candidate).some((name) => Object.hasOwn(chosen, name))) continue;
    const tried = { ...chosen, ...candidate };
    // Until a setting is chosen, the result of the candidate alone is known.
    const remaining = settings.length === 0 ? alone : await compareWith(tried);
    const gone = goneOf(left, remaining);
    if (gone.size === 0 || goneOf(remaining, left).size > 0) continue;
    const written = writtenOf(candidate);
    const [[name, value] = ["", ""]] = Object.entries(written);
    settings.push({ sentence: `${name}: ${show(value)}`, explains: placesOf(left, gone) });
    chosen = tried;
    left = remaining;
    if (left.length === 0) break;
  }
  return { settings, written: writtenOf(chosen) };
}

/** A candidate, the number of differences that it removes, and those that are left with it alone. */
interface Effect {
  readonly candidate: Candidate;
  readonly gone: number;
  readonly alone: readonly Difference[];
}

/** Returns the candidates that remove differences and add none, those that remove the most first. */
async function sortByEffect(
  candidates: readonly Candidate[],
  differences: readonly Difference[],
  compareWith: CompareWith,
): Promise<readonly Effect[]> {
  const effects: Effect[] = [];
  for (const candidate of candidates) {
    const alone = await compareWith(candidate);
    if (goneOf(alone, differences).size > 0) continue;
    effects.push({ candidate, gone: goneOf(differences, alone).size, alone });
    // No other candidate removes more, and each costs a play of the whole tape.
    if (alone.length === 0) break;
  }
  return effects.filter(({ gone }) => gone > 0).sort((one, other) => other.gone - one.gone);
}

/** Returns the keys of the differences that are in the first list and not in the second. */
function goneOf(before: readonly Difference[], after: readonly Difference[]): ReadonlySet<string> {
  const left = new Set(after.map(keyOf));
  return new Set(before.map(keyOf).filter((key) => !left.has(key)));
}

function placesOf(differences: readonly Difference[], keys: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(differences.filter((difference) => keys.has(keyOf(difference))).map(placeOf));
}

function keyOf(difference: Difference): string {
  return `${placeOf(difference)} ${difference.exchange} ${difference.exchange === 0 ? difference.simulated : ""}`;
}

function writtenOf(settings: Partial<Settings>): Readonly<Record<string, unknown>> {
  const written = writeSettings({ ...defaultSettings, ...settings });
  return Object.fromEntries(Object.keys(settings).map((name) => [name, written[name as keyof Settings]]));
}

function show(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
