// Reads and replaces the scenario of a running world: its written form with masked passwords, and its progress.
import type { Work } from "../core/index.ts";
import { mapStepPaths } from "../scenario/playing/step-paths.ts";
import { unmask, writeMaskedScenario } from "../scenario/reading/written-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { listIds } from "./lives/reload.ts";
import { readScript } from "./reading/read-script.ts";
import type { InputHolder } from "./tape/tape-record.ts";
import type { GetSignal } from "./time/turns.ts";
import type { World } from "./world.ts";

/** The progress of a scenario. */
export interface ScenarioProgress {
  /** Whether all steps are done. */
  readonly stepsAreOver: boolean;
  /** Whether all steps are done and the traffic has ended. */
  readonly isOver: boolean;
  /** The current steps: several if lists of steps run in parallel. */
  readonly steps: readonly CurrentStep[];
  /** The conditions that it waits for, such as `agent 101 is idle within 60s`. */
  readonly waitsFor: readonly string[];
}

/** A step that is being played. */
export interface CurrentStep {
  /** Its path in the scenario, such as `steps[2].repeat.steps[0]`; `steps` for a step of an earlier scenario that has not ended. */
  readonly path: string;
  /** Its line in the text, from 1; null if the scenario was given as an object. */
  readonly line: number | null;
  /** Its kind, such as `wait`. */
  readonly step: string;
}

/** A scenario as text: YAML, JSON, or, if it came from no file, the name of a shipped scenario. */
export interface GivenScript {
  readonly text: string;
  readonly file?: string | undefined;
}

/** The paths of the steps of each scenario. They never change. */
const stepPaths = new WeakMap<Scenario, ReturnType<typeof mapStepPaths>>();

/** Returns the progress of a world's scenario at this moment. */
export function progressOf(world: Pick<World, "script" | "player">): ScenarioProgress {
  const places = stepPaths.get(world.script) ?? mapStepPaths(world.script);
  stepPaths.set(world.script, places);
  return {
    stepsAreOver: world.player.stepsAreOver,
    isOver: world.player.isOver,
    steps: world.player.currentSteps.map((step) => ({
      path: places.get(step) ?? "steps",
      line: step.line > 0 ? step.line : null,
      step: step.kind,
    })),
    waitsFor: world.player.unmet.map(({ expected }) => expected),
  };
}

/** Returns the latest scenario of a world in its written form, with masked passwords. */
export function readWrittenScript({ script }: World): Record<string, unknown> {
  return writeMaskedScenario(script);
}

/**
 * Loads the YAML library. Returns the work of writing the scenario as YAML that can be read again, after comments about its progress.
 *
 * @yields how many pieces of text are written.
 */
export async function writeYamlInSlices(world: World): Promise<Work<string>> {
  const { writeYamlPieces } = await import("./reading/yaml-pieces.ts");
  return joinInSlices(writeComments(world), writeYamlPieces(readWrittenScript(world)));
}

function* joinInSlices(begin: string, pieces: Iterable<string>): Work<string> {
  let text = begin;
  let done = 0;
  for (const piece of pieces) {
    text += piece;
    yield { done: ++done, of: 0 };
  }
  return text;
}

function writeComments(world: World): string {
  const { isOver, stepsAreOver, steps, waitsFor } = progressOf(world);
  const lines = [
    ...(stepsAreOver
      ? [isOver ? "The scenario is over." : "The steps of the scenario are over; its traffic continues."]
      : []),
    ...steps.map(({ path, step }) => `The scenario is at ${path}, ${step}.`),
    ...waitsFor.map((expected) => `The scenario waits until ${expected}.`),
  ];
  return lines.map((line) => `# ${line}\n`).join("");
}

/**
 * Replaces the scenario of a world. A masked password means the present password of the agent.
 *
 * @param script the text, and the file that it came from.
 * @param getSignal its signal is aborted when the result is no longer needed.
 * @returns sentences about differences that only a reset or a new world can apply; or problems, and then nothing has changed.
 * @throws Abandoned if the signal was aborted before the text was read, EndlessChain if the first steps never let time pass, Error if the
 *   world has stopped because of an error.
 */
export async function replaceScript(
  world: World,
  script: GivenScript,
  getSignal?: GetSignal,
  holder?: InputHolder,
): Promise<{ unchanged: readonly string[] } | { problems: readonly string[] }> {
  const read = await readReplacement(world, script, getSignal);
  return "problems" in read ? read : { unchanged: await world.replaceScenario(read.scenario, holder) };
}

/**
 * Reads a scenario that could replace the one of a world, and changes nothing.
 *
 * @param script the text, and the file that it came from.
 * @param getSignal its signal is aborted when the result is no longer needed.
 * @returns the scenario, with passwords in place of masks; or the problems that the first failing check finds.
 * @throws Abandoned if the signal was aborted before the text was read.
 */
export async function readReplacement(
  world: World,
  { text, file }: GivenScript,
  getSignal?: GetSignal,
): Promise<{ scenario: Scenario } | { problems: readonly string[] }> {
  // An empty text is YAML, and the name of a shipped scenario may end with a line break.
  const given = text.trim() === "" ? `\n${text}` : text.trimEnd();
  const script = await readScript(given, { maxAgents: world.maxAgents, file }, getSignal);
  if ("problems" in script) return script;
  const unmasked = unmask(script.scenario, world.script);
  if ("unknown" in unmasked) return { problems: [describeUnknownPasswords(unmasked.unknown)] };
  const tooMany = world.explainTooManyAgents(unmasked.scenario);
  if (tooMany !== undefined) return { problems: [tooMany] };
  return { scenario: unmasked.scenario };
}

/** Returns the problem that a world does not have the masked passwords of some agents. */
function describeUnknownPasswords(ids: readonly number[]): string {
  const agents = listIds("agent", ids);
  return ids.length === 1
    ? `the password of ${agents} is masked, and this world does not have it: write the password itself`
    : `the passwords of ${agents} are masked, and this world does not have them: write the passwords themselves`;
}
