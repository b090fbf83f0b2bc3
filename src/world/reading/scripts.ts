// Scenarios as those who make worlds give them: the name of a shipped one, YAML text, or an object. Each text is read once.
import { formatProblem } from "../../forms/problems.ts";
import type { ScenarioBounds, ScenarioResult, ScenarioSource } from "../../scenario/reading/read-scenario.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { shippedNames, shippedScenario } from "../../scenario/shipped.ts";
import { Abandoned, type Left } from "../time/turns.ts";
import { readScenarioAside } from "./read-scenario-aside.ts";

/** How a scenario is given, for the end of an error message. */
export const SCRIPT_FORM = "the name of a shipped one, YAML text, or an object with members such as center and steps";

/** What was read, or everything that is wrong with it, a sentence each. */
export type Script = { readonly scenario: Scenario } | { readonly problems: readonly string[] };

/** So many texts are kept as what was read of them, and none longer than this: tests give the same one again and again. */
const MOST_KEPT = 100;
const LONGEST_KEPT = 64 * 1024;

// Scenarios stay as they are, so that all worlds can share them; and reading one is most of the making of a world.
const kept = new Map<string, Promise<ScenarioResult | undefined>>();

/**
 * Reads a scenario in whatever way it is given. A name is one word; YAML text has a colon, a brace or a line break in it.
 *
 * @param left comes when nobody waits for it any more.
 * @throws Abandoned when it came before a large scenario was read.
 */
export async function readScript(given: string | object, bounds: ScenarioBounds = {}, left?: Left): Promise<Script> {
  if (typeof given === "object") return toScript(await readAside({ object: given, name: "scenario" }, bounds, left));
  const result = await readOnce(given, bounds, left);
  if (result !== undefined) return toScript(result);
  const names = (await shippedNames()).join(", ");
  return { problems: [`no shipped scenario is named ${JSON.stringify(given.slice(0, 100))}: there are ${names}`] };
}

/** Undefined when a text is neither a scenario nor the name of one. */
function readOnce(text: string, bounds: ScenarioBounds, left?: Left): Promise<ScenarioResult | undefined> {
  if (text.length > LONGEST_KEPT) return read(text, bounds, left);
  const key = `${bounds.maxAgents} ${text}`;
  const known = kept.get(key);
  if (known !== undefined) {
    // To the end of the line: those that nobody gave for long go first.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  // Others may come to wait for it: it is not abandoned when the first of them goes away.
  const reading = read(text, bounds);
  kept.set(key, reading);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // What is none may be one later: a scenario can be shipped while a developer's simulator runs.
  const forget = () => kept.delete(key);
  reading.then((result) => (result === undefined || "problems" in result) && forget(), forget);
  return reading;
}

async function read(text: string, bounds: ScenarioBounds, left?: Left): Promise<ScenarioResult | undefined> {
  if (/[\n:{[]/.test(text)) return readAside({ text, file: "scenario.yaml" }, bounds, left);
  const shipped = await shippedScenario(text);
  return shipped === undefined ? undefined : readAside(shipped, bounds);
}

async function readAside(source: ScenarioSource, bounds: ScenarioBounds, left?: Left): Promise<ScenarioResult> {
  let signal: AbortSignal | undefined;
  try {
    return await readScenarioAside(source, bounds, () => {
      signal = left?.();
      return signal;
    });
  } catch (error) {
    if (signal?.aborted === true) throw new Abandoned("reading of the scenario");
    throw error;
  }
}

function toScript(result: ScenarioResult): Script {
  return "problems" in result ? { problems: result.problems.map(formatProblem) } : result;
}
