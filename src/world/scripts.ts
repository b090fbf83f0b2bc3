// Scenarios as those who make worlds give them: the name of a shipped one, YAML text, or an object. Each text is read once.
import { formatProblem } from "../scenario/problems.ts";
import { readScenario, type ScenarioBounds, type ScenarioResult } from "../scenario/read.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shippedNames, shippedScenario } from "../scenario/shipped.ts";

/** How a scenario is given, for the end of an error message. */
export const SCRIPT_FORM = "the name of a shipped one, YAML text, or an object with members such as center and steps";

/** What was read, or everything that is wrong with it, a sentence each. */
export type Script = { readonly scenario: Scenario } | { readonly problems: readonly string[] };

/** So many texts are kept as what was read of them, and none longer than this: tests give the same one again and again. */
const MOST_KEPT = 100;
const LONGEST_KEPT = 64 * 1024;

// Scenarios stay as they are, so that all worlds can share them; and reading one is most of the making of a world.
const kept = new Map<string, Promise<ScenarioResult | undefined>>();

/** Reads a scenario in whatever way it is given. A name is one word; YAML text has a colon, a brace or a line break in it. */
export async function readScript(given: string | object, bounds: ScenarioBounds = {}): Promise<Script> {
  if (typeof given === "object") return told(await readScenario({ object: given, name: "scenario" }, bounds));
  const result = await readOnce(given, bounds);
  if (result !== undefined) return told(result);
  const names = (await shippedNames()).join(", ");
  return { problems: [`no shipped scenario is named ${JSON.stringify(given.slice(0, 100))}: there are ${names}`] };
}

/** Undefined when a text is neither a scenario nor the name of one. */
function readOnce(text: string, bounds: ScenarioBounds): Promise<ScenarioResult | undefined> {
  const key = `${bounds.maxAgents} ${text}`;
  const known = kept.get(key);
  if (known !== undefined) {
    // To the end of the line: those that nobody gave for long go first.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const reading = read(text, bounds);
  if (text.length > LONGEST_KEPT) return reading;
  kept.set(key, reading);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  // What is none may be one later: a scenario can be shipped while a developer's simulator runs.
  const forget = () => kept.delete(key);
  reading.then((result) => (result === undefined || "problems" in result) && forget(), forget);
  return reading;
}

async function read(text: string, bounds: ScenarioBounds): Promise<ScenarioResult | undefined> {
  if (/[\n:{[]/.test(text)) return readScenario({ text, file: "scenario.yaml" }, bounds);
  const shipped = await shippedScenario(text);
  return shipped === undefined ? undefined : readScenario(shipped, bounds);
}

function told(result: ScenarioResult): Script {
  return "problems" in result ? { problems: result.problems.map(formatProblem) } : result;
}
