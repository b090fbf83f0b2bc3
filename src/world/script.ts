// The script of a world as people read and replace it: what was written, passwords masked, and where it stands.
import type { Work } from "../core/index.ts";
import { stepPaths } from "../scenario/playing/step-paths.ts";
import { unmask, writtenScenario } from "../scenario/reading/written-scenario.ts";
import { readScript } from "./reading/scripts.ts";
import type { Left } from "./time/turns.ts";
import type { World } from "./world.ts";

/** Where a script stands. */
export interface Standing {
  /** Whether all its steps are done, and whether its traffic has ended too. */
  readonly stepsAreOver: boolean;
  readonly isOver: boolean;
  /** The steps that it is at: more than one where lists of steps go on beside each other. */
  readonly steps: readonly StandingStep[];
  /** What it waits for, in words: `agent 101 is idle within 60s`. */
  readonly waitsFor: readonly string[];
}

export interface StandingStep {
  /** Where it is written, such as `steps[2].repeat.steps[0]`. */
  readonly path: string;
  /** Its line in the text that was read, from 1; null when that was an object. */
  readonly line: number | null;
  /** Its kind, such as `wait`. */
  readonly step: string;
}

export function standingOf(world: World): Standing {
  const places = stepPaths(world.script);
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

/** The scenario that a world was given last, as it was written. */
export function writtenScript({ script }: World): Record<string, unknown> {
  return writtenScenario(script);
}

/**
 * Loads the writer of YAML. Returns the work of writing the same as YAML that can be given back, below comments that say where it stands.
 *
 * @yields how many pieces of text are written.
 */
export async function writingYaml(world: World): Promise<Work<string>> {
  const { yamlPieces } = await import("./reading/yaml-pieces.ts");
  return joining(commentsOn(world), yamlPieces(writtenScript(world)));
}

function* joining(begin: string, pieces: Iterable<string>): Work<string> {
  let text = begin;
  let done = 0;
  for (const piece of pieces) {
    text += piece;
    yield { done: ++done, of: 0 };
  }
  return text;
}

function commentsOn(world: World): string {
  const { isOver, stepsAreOver, steps, waitsFor } = standingOf(world);
  const told = [
    ...(stepsAreOver ? [isOver ? "The script is over." : "Its steps are over; its traffic goes on."] : []),
    ...steps.map(({ path, step }) => `It is at ${path}, ${step}.`),
    ...waitsFor.map((expected) => `It waits until ${expected}.`),
  ];
  return told.map((line) => `# ${line}\n`).join("");
}

/**
 * Has a world go on with another script, given as YAML or JSON text or by the name of a shipped one. A masked password is the one that
 * the agent has. Answers what only a new world can change, in sentences; or what is wrong, and then nothing has changed.
 *
 * @param left comes when nobody waits for it any more.
 * @throws Abandoned when it came before the text was read.
 */
export async function replaceScript(
  world: World,
  text: string,
  left?: Left,
): Promise<{ lasting: readonly string[] } | { problems: readonly string[] }> {
  const given = text.trim() === "" ? `\n${text}` : text.trimEnd();
  const script = await readScript(given, { maxAgents: world.maxAgents }, left);
  if ("problems" in script) return script;
  const open = unmask(script.scenario, world.script);
  if ("unknown" in open) {
    const ids = open.unknown.slice(0, 5).join(", ");
    return { problems: [`the password of agent ${ids} is masked, and this world knows no other: write one down`] };
  }
  const tooMany = world.refuses(open.scenario);
  if (tooMany !== undefined) return { problems: [tooMany] };
  return { lasting: await world.replaceScenario(open.scenario) };
}
