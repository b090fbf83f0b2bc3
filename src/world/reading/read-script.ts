// Reads a scenario that is given as the name of a shipped one, YAML text, or an object.
// The results for short texts are cached.
import { formatProblem } from "../../forms/problems.ts";
import type { ScenarioBounds, ScenarioResult, ScenarioSource } from "../../scenario/reading/read-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { listShippedNames, readShippedScenario } from "../../scenario/shipped.ts";
import { Abandoned, type GetSignal } from "../time/turns.ts";
import { readScenarioAside } from "./read-scenario-aside.ts";

/** The accepted forms of a scenario, for error messages. */
export const SCRIPT_FORM = "the name of a shipped one, YAML text, or an object with members such as center and steps";

/** The scenario, or all its problems, a sentence each. */
export type ReadScript = { readonly scenario: Scenario } | { readonly problems: readonly string[] };

/** The limits of a scenario, and the file that its text came from. Without a file, the text may be the name of a shipped scenario. */
export interface ScriptOrigin extends ScenarioBounds {
  readonly file?: string | undefined;
}

/** The maximum number of cached texts. They are cached because tests give the same texts repeatedly. */
const MAX_CACHED_TEXTS = 100;
/** The maximum length of a cached text, in characters. */
const MAX_CACHED_LENGTH = 64 * 1024;

// Scenarios are immutable, so worlds can share them. Reading one takes most of the time to create a world.
const cachedReadings = new Map<string, Promise<ScenarioResult | undefined>>();

/**
 * Reads a scenario in any accepted form. A text from a file, or with a colon, a bracket, a brace or a line break, is YAML. Any other text
 * is a name.
 *
 * @param origin each problem begins with the path of its file, and a scenario without a name is named after the file.
 * @param getSignal its signal is aborted when the result is no longer needed.
 * @throws Abandoned if the signal was aborted before a large scenario was read.
 */
export async function readScript(
  given: string | object,
  origin: ScriptOrigin = {},
  getSignal?: GetSignal,
): Promise<ReadScript> {
  if (typeof given === "object")
    return toScript(await readAside({ object: given, name: "scenario" }, origin, getSignal));
  const result = await readCached(given, origin, getSignal);
  if (result !== undefined) return toScript(result);
  const names = (await listShippedNames()).join(", ");
  return { problems: [`no shipped scenario is named ${JSON.stringify(given.slice(0, 100))}: there are ${names}`] };
}

/** Reads the scenario of a file. Its problems begin with the path, line and column. */
export async function readScriptFile(
  bytes: Uint8Array,
  path: string,
  bounds: ScenarioBounds = {},
): Promise<ReadScript> {
  return toScript(await readAside({ bytes, file: path }, bounds));
}

/** Reads a text through the cache. Returns undefined if it is neither YAML nor the name of a scenario. */
function readCached(text: string, origin: ScriptOrigin, getSignal?: GetSignal): Promise<ScenarioResult | undefined> {
  if (text.length > MAX_CACHED_LENGTH) return read(text, origin, getSignal);
  const key = JSON.stringify([origin.maxAgents, origin.file, text]);
  const known = cachedReadings.get(key);
  if (known !== undefined) {
    // Moved to the end, so that the least recently used text is removed first.
    cachedReadings.delete(key);
    cachedReadings.set(key, known);
    return known;
  }
  // Without a signal, because others may wait for the same reading.
  const reading = read(text, origin);
  cachedReadings.set(key, reading);
  const [oldest] = cachedReadings.keys();
  if (cachedReadings.size > MAX_CACHED_TEXTS && oldest !== undefined) cachedReadings.delete(oldest);
  // Failures are not cached: a developer can add a shipped scenario while the simulator runs.
  const forget = () => cachedReadings.delete(key);
  reading.then((result) => (result === undefined || "problems" in result) && forget(), forget);
  return reading;
}

async function read(text: string, origin: ScriptOrigin, getSignal?: GetSignal): Promise<ScenarioResult | undefined> {
  const { file } = origin;
  if (file !== undefined || /[\n:{[]/.test(text))
    return readAside({ text, file: file ?? "scenario.yaml" }, origin, getSignal);
  const shipped = await readShippedScenario(text);
  return shipped === undefined ? undefined : readAside(shipped, origin);
}

async function readAside(
  source: ScenarioSource,
  bounds: ScenarioBounds,
  getSignal?: GetSignal,
): Promise<ScenarioResult> {
  let signal: AbortSignal | undefined;
  try {
    return await readScenarioAside(source, bounds, () => {
      signal = getSignal?.();
      return signal;
    });
  } catch (error) {
    if (signal?.aborted === true) throw new Abandoned("reading of the scenario");
    throw error;
  }
}

function toScript(result: ScenarioResult): ReadScript {
  return "problems" in result ? { problems: result.problems.map(formatProblem) } : result;
}
