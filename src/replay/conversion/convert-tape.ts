// Makes a scenario from a tape: replays the tape, and records the requests of the control API and of clients.

import { type AgentId, COUNTERS } from "../../core/index.ts";
import { OPERATIONS } from "../../gateway/plugin.ts";
import { writeMaskedScenario } from "../../scenario/reading/written-scenario.ts";
import { formatCount } from "../../words/format-count.ts";
import type { TapedRequest } from "../../words/tape.ts";
import { readScript } from "../../world/reading/read-script.ts";
import type { World } from "../../world/world.ts";
import { describeAnswerDifference } from "../answer-difference.ts";
import { FIRST_LINE, type ReadTape, readTape, type TapeLine } from "../read-tape.ts";
import { Replay } from "../replay.ts";
import { describeStop } from "../replay-stop.ts";
import { findPresentBranch } from "./present-branch.ts";
import { describeBeginning } from "./session-beginning.ts";
import { SessionScript } from "./session-script.ts";
import { writeScenario } from "./write-scenario.ts";

/** A scenario as YAML, with the number of its comments on what no step can express. */
export interface ConvertedTape {
  readonly yaml: string;
  readonly gaps: number;
}

/** Why a tape has no scenario. `isUnreadable`: it is not a whole tape, or it cannot be replayed. */
export interface ConversionProblem {
  readonly problem: string;
  readonly isUnreadable: boolean;
}

/**
 * Converts the present branch of a tape to a scenario.
 *
 * @param text the lines of the tape.
 * @param stop ends the replay of the tape, if it is aborted.
 * @returns the scenario, or a sentence that says why there is none.
 */
export async function convertTape(text: string, stop?: AbortSignal): Promise<ConvertedTape | ConversionProblem> {
  const tape = readTape(text);
  if ("problem" in tape) return { problem: tape.problem, isUnreadable: true };
  const { forgotten } = tape.head;
  if (forgotten > 0) {
    const why = `the tape begins after ${formatCount(forgotten, "forgotten line")}, and only a whole tape becomes a scenario`;
    return { problem: why, isUnreadable: true };
  }
  const branch = findPresentBranch(tape);
  if ("problem" in branch) return { problem: branch.problem, isUnreadable: false };
  try {
    return await convertBranch(branch, tape, stop);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `the tape cannot be replayed: ${why}`, isUnreadable: true };
  }
}

/** Converts a branch. `whole`: the tape of which it is a part. */
async function convertBranch(
  branch: ReadTape,
  whole: ReadTape,
  stop: AbortSignal | undefined,
): Promise<ConvertedTape | ConversionProblem> {
  const replay = await Replay.open(branch, () => {});
  try {
    const { world } = replay;
    const { scenario } = world;
    const start = world.center.now;
    const settings = world.writeSettings();
    const { steps = [], ...written } = writeMaskedScenario(scenario);
    // A copy without shared parts, because a step may get a name for its call.
    const ownSteps = JSON.parse(JSON.stringify(steps)) as unknown[];
    const script = new SessionScript(world, ownSteps, isQuery);
    const { difference, stopped } = await replay.run({ until: undefined, observer: script, stop });
    const inWhole = <Place extends { readonly line: number }>(place: Place): Place => {
      const line = branch.lines[place.line - FIRST_LINE] as TapeLine;
      return { ...place, line: whole.lines.indexOf(line) + FIRST_LINE };
    };
    if (difference !== undefined) {
      const sentence = describeAnswerDifference(inWhole(difference));
      return { problem: `${sentence}, so the session is a different one`, isUnreadable: false };
    }
    if (stopped !== undefined) {
      return { problem: `the tape cannot be replayed: ${describeStop(inWhole(stopped))}`, isUnreadable: true };
    }
    const end = world.center.now;
    const beginning = describeBeginning({
      head: branch.head,
      scenario,
      written,
      laterCenter: world.scenario === scenario ? undefined : world.scenario.center,
      settings,
      changedSettings: script.settings,
      start,
      length: end - start,
    });
    const { counters, unknown } = countersOf(world);
    const gaps = [...beginning.gaps, ...unknown];
    const session = { world: world.name, start, end, entries: script.entries, counters, ownSteps };
    const yaml = writeScenario({ ...session, ...beginning, gaps });
    const read = await readScript(yaml, { maxAgents: world.maxAgents });
    if ("problems" in read) return { problem: `no scenario can have this: ${read.problems[0]}`, isUnreadable: false };
    return { yaml, gaps: script.gapCount + gaps.length };
  } finally {
    await replay.close();
  }
}

/** The operations that change nothing that a scenario can depend on: queries, and fetching events. */
const QUERIES: ReadonlySet<string> = new Set(
  OPERATIONS.filter(({ readsOnly, row }) => readsOnly || row.group === "agentevent").map(({ name }) => name),
);

function isQuery({ operation }: TapedRequest): boolean {
  return QUERIES.has(operation);
}

/** Returns the counters that are not 0, by agent, and sentences about agents that the scenario does not have. */
function countersOf({ center, scenario }: World) {
  const known = new Set(scenario.center.agents.map(({ id }) => id));
  const counters: { agent: AgentId; statistics: object }[] = [];
  const unknown: string[] = [];
  for (const agent of center.state.agents.keys()) {
    const values = center.statistics(agent);
    const statistics = Object.fromEntries(
      COUNTERS.filter((name) => values[name] > 0).map((name) => [name, values[name]]),
    );
    if (Object.keys(statistics).length === 0) continue;
    if (known.has(agent)) counters.push({ agent, statistics });
    else unknown.push(`Agent ${agent} has counters, but the center of the scenario does not have this agent.`);
  }
  return { counters, unknown };
}
