// Checks the scenario of a snapshot: the reader must turn its written form into the same scenario.
import { isDeepStrictEqual } from "node:util";
import { isObject } from "../../forms/member-of.ts";
import type { CenterPlan } from "../center/center-plan.ts";
import { writeCenter } from "../center/write-center.ts";
import type { Scenario, Step } from "../scenario.ts";
import type { ScenarioBounds, ScenarioResult, ScenarioSource } from "./read-scenario.ts";
import type { ScenarioSnapshot } from "./scenario-snapshot.ts";

/** Reads a scenario, in this thread or in another one. */
export type ScenarioReader = (source: ScenarioSource, bounds: ScenarioBounds) => Promise<ScenarioResult>;

const PASSWORD_HASH = /^sha256\$[0-9a-f]{32}\$[0-9a-f]{64}$/;

/**
 * Returns the problem in the scenario of a snapshot.
 *
 * The center may have more queues and agents than its written form: those of a scenario that was played before.
 *
 * @param given untrusted data in place of a ScenarioSnapshot.
 * @returns text to put after the scenario's place, such as `.scenario.center is not a valid center`; undefined if nothing is wrong.
 */
export async function findSnapshotProblem(
  given: unknown,
  { maxAgents }: { readonly maxAgents: number },
  read: ScenarioReader,
): Promise<string | undefined> {
  if (!isObject(given) || !isObject(given["scenario"]) || !isObject(given["written"])) return " is not a scenario";
  const { scenario, written } = given as unknown as ScenarioSnapshot;
  // A snapshot lists every agent of a range, so it can have more values than a file. Snapshots have a limit on their size instead.
  const bounds = { maxAgents, maxValues: Number.POSITIVE_INFINITY };
  if (Object.keys(given).length !== 2) return " has unknown members";
  const writtenRead = await read({ object: written, name: "scenario" }, bounds);
  if ("problems" in writtenRead) return `.written is not valid: ${writtenRead.problems[0]?.message}`;
  const { steps, center, ...rest } = scenario;
  const { steps: writtenSteps, center: writtenCenter, ...writtenRest } = copyThroughJson(writtenRead.scenario);
  if (!isDeepStrictEqual(rest, writtenRest)) return ".scenario differs from .written";
  if (
    !Array.isArray(steps) ||
    !linesAreNumbers(steps) ||
    !isDeepStrictEqual(omitLines(steps), omitLines(writtenSteps))
  ) {
    return ".scenario.steps differ from .written";
  }
  return await findCenterProblem(center, writtenCenter, bounds, read);
}

async function findCenterProblem(
  center: CenterPlan,
  written: CenterPlan,
  bounds: ScenarioBounds,
  read: ScenarioReader,
): Promise<string | undefined> {
  const wrong = ".scenario.center is not a valid center";
  if (!isObject(center) || !Array.isArray(center.agents)) return wrong;
  if (
    !center.agents.every(
      (agent: unknown) => isObject(agent) && isObject(agent["password"]) && isHashed(agent["password"]),
    )
  ) {
    return `${wrong}: a password is not hashed`;
  }
  // The center differs from its written form only after a reload.
  if (isDeepStrictEqual(omitPasswords(center), omitPasswords(written))) return undefined;
  let centerRead: ScenarioResult;
  try {
    centerRead = await read({ object: { center: writeCenter(center) }, name: "scenario" }, bounds);
  } catch {
    return wrong;
  }
  if ("problems" in centerRead) return `${wrong}: ${centerRead.problems[0]?.message}`;
  if (!isDeepStrictEqual(omitPasswords(center), omitPasswords(copyThroughJson(centerRead.scenario).center)))
    return wrong;
  const agentIds = new Set(center.agents.map(({ id }) => id));
  const queueIds = new Set(center.queues.map(({ id }) => id));
  const isWhole =
    written.agents.every(({ id }) => agentIds.has(id)) && written.queues.every(({ id }) => queueIds.has(id));
  return isWhole ? undefined : `${wrong}: agents or queues of .written are missing`;
}

function isHashed(password: Readonly<Record<string, unknown>>): boolean {
  const { sealed } = password;
  return typeof sealed === "string" && PASSWORD_HASH.test(sealed) && Object.keys(password).length === 1;
}

/** Returns a scenario after writing it as JSON and reading it back. */
function copyThroughJson(scenario: Scenario): Scenario {
  return JSON.parse(JSON.stringify(scenario)) as Scenario;
}

function omitPasswords({ agents, ...center }: CenterPlan): object {
  return { ...center, agents: agents.map(({ password, ...agent }) => agent) };
}

/** Returns steps without their lines. */
function omitLines(steps: readonly Step[]): unknown {
  return JSON.parse(JSON.stringify(steps, (name, value: unknown) => (name === "line" ? undefined : value)));
}

/** Returns whether every member `line` is a line number, in inner steps too. The steps are untrusted and may have any shape. */
function linesAreNumbers(steps: readonly Step[]): boolean {
  let areNumbers = true;
  JSON.stringify(steps, (name, value: unknown) => {
    if (name === "line") areNumbers &&= Number.isSafeInteger(value) && (value as number) >= 0;
    return value;
  });
  return areNumbers;
}
