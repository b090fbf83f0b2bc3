// Reads a scenario from a file, the control API or the library, or reports its problems.
import { basename } from "node:path";
import type * as z from "zod";
import { DEFAULT_MAX_AGENTS } from "../../forms/max-agents.ts";
import {
  type Locate,
  MAX_PROBLEMS,
  type Path,
  type Problem,
  placeProblems,
  sortProblems,
} from "../../forms/problems.ts";
import { findProblems, keepSources, type SourceAt, shiftSource } from "../../forms/source-text.ts";
import { decodeText } from "../../forms/text-bytes.ts";
import { findUnsafeData } from "../../forms/unsafe-data.ts";
import { DEFAULT_CENTER } from "../center/build-center.ts";
import type { Scenario } from "../scenario.ts";
import { buildScenario } from "./build-scenario.ts";
import { checkScenario } from "./check-scenario.ts";
import type { ScenarioParts } from "./reference-targets.ts";
import { center, FREE_MEMBER, scenario, variables, type WrittenScenario } from "./scenario-schema.ts";
import { settingsPatch } from "./settings-schema.ts";
import { placeSteps } from "./step-order.ts";
import { step } from "./step-schema.ts";
import { rememberWritten } from "./written-scenario.ts";
import { parseText } from "./yaml/yaml-text.ts";

/** The source of a scenario: YAML or JSON as text or bytes with the name of the file, or an object with a name. */
export type ScenarioSource = TextSource | { readonly object: unknown; readonly name: string };

/** YAML or JSON as text or bytes, with the name of the file. */
export type TextSource =
  | { readonly text: string; readonly file: string }
  | { readonly bytes: Uint8Array; readonly file: string };

/** The limits of a scenario. */
export interface ScenarioBounds {
  /** The maximum number of agents in its center; DEFAULT_MAX_AGENTS if absent. */
  readonly maxAgents?: number;
  /** The maximum number of values; MAX_SCENARIO_VALUES if absent. */
  readonly maxValues?: number;
}

/** A scenario, or why it could not be read. */
export type ScenarioResult = { scenario: Scenario } | { problems: Problem[] };

/** The maximum size of a text, in bytes. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** The maximum number of values in a scenario. Each value is checked, which takes time. */
export const MAX_SCENARIO_VALUES = 120_000;

/** Without this, zod compiles a function for each kind of object, which takes longer than reading one scenario. */
const WITHOUT_JIT = { jitless: true };

/**
 * Reads a scenario. Never throws.
 *
 * @returns the scenario, or its problems in the order of the text, at most 50.
 */
export async function readScenario(source: ScenarioSource, bounds: ScenarioBounds = {}): Promise<ScenarioResult> {
  if (!("object" in source)) return readParsed(await parseSource(source), bounds);
  const { object, name } = source;
  return readParsed({ data: object, file: name, name, locate: undefined, sourceAt: () => undefined }, bounds);
}

/**
 * Reads a scenario from text unless it is large.
 *
 * @param isLarge decides from the parsed data whether reading would block the thread.
 * @returns undefined if the data is large.
 */
export async function readIfSmall(
  source: TextSource,
  bounds: ScenarioBounds,
  isLarge: (data: unknown) => boolean,
): Promise<ScenarioResult | undefined> {
  const parsed = await parseSource(source);
  return "data" in parsed && isLarge(parsed.data) ? undefined : readParsed(parsed, bounds);
}

/** Parsed data with its origin. */
interface ParsedSource {
  readonly data: unknown;
  readonly file: string;
  readonly name: string;
  readonly locate: Locate;
  readonly sourceAt: SourceAt;
}

async function parseSource(source: TextSource): Promise<ParsedSource | { problems: Problem[] }> {
  const { file } = source;
  const size = "text" in source ? Buffer.byteLength(source.text) : source.bytes.length;
  if (size > MAX_TEXT_BYTES) {
    const message = `this file has ${size} bytes: at most ${MAX_TEXT_BYTES} (1 MiB) are accepted`;
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
  const decoded = "text" in source ? source : decodeText(source.bytes);
  if (!("text" in decoded)) return { problems: [{ file, ...decoded }] };
  const parsed = await parseText(decoded.text);
  if ("problems" in parsed) {
    return { problems: sortProblems(parsed.problems.map((problem) => ({ file, ...problem }))) };
  }
  const name = basename(file).replace(/\.(ya?ml|json)$/i, "") || "scenario";
  return { data: parsed.data, file, name, locate: parsed.locate, sourceAt: parsed.sourceAt };
}

function readParsed(
  parsedSource: ParsedSource | { problems: Problem[] },
  { maxAgents = DEFAULT_MAX_AGENTS, maxValues = MAX_SCENARIO_VALUES }: ScenarioBounds,
): ScenarioResult {
  if ("problems" in parsedSource) return parsedSource;
  const { data: given, file, name, locate, sourceAt } = parsedSource;
  const unsafe = findUnsafeData(given, maxValues);
  if (unsafe.length > 0) return { problems: placeProblems(unsafe, file, locate) };
  const data = keepVariableSources(omitFreeMembers(given), sourceAt);
  const parsed = scenario.safeParse(data, WITHOUT_JIT);
  const problems = parsed.success
    ? checkScenario(partsOf(parsed.data), maxAgents)
    : (findProblems(scenario, data, sourceAt, WITHOUT_JIT) ?? []);
  if (!parsed.success && problems.length < MAX_PROBLEMS)
    problems.push(...checkScenario(pickValidParts(data), maxAgents));
  if (!parsed.success || problems.length > 0) return { problems: placeProblems(problems, file, locate) };
  const lineOf = (path: Path) => locate?.({ path }).line ?? 0;
  const built = buildScenario(parsed.data, name, lineOf);
  rememberWritten(built, parsed.data);
  return { scenario: built };
}

/** Returns a scenario without the members whose names begin with x-: they only hold anchors. */
function omitFreeMembers(data: unknown): unknown {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !FREE_MEMBER.test(name)));
}

/** Returns a scenario whose variables have the source text of numbers such as 0049. */
function keepVariableSources(data: unknown, sourceAt: SourceAt): unknown {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, "variables")) return data;
  const { variables } = data as { readonly variables: unknown };
  return { ...data, variables: keepSources(variables, shiftSource(["variables"], sourceAt)) };
}

function partsOf(written: WrittenScenario): ScenarioParts {
  return {
    settings: written.settings ?? {},
    variables: written.variables ?? {},
    center: written.center ?? DEFAULT_CENTER,
    steps: placeSteps(["steps"], written.steps ?? []),
    isComplete: true,
  };
}

/** Returns the parts of an invalid scenario that are valid on their own, so that one misspelled word doesn't hide other problems. */
function pickValidParts(data: unknown): ScenarioParts {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return { steps: [], isComplete: false };
  const members: Record<string, unknown> = { ...data };
  const parsePart = <T>(schema: z.ZodType<T>, value: unknown, absent: T) =>
    value === undefined ? absent : schema.safeParse(value, WITHOUT_JIT).data;
  const all = Array.isArray(members["steps"]) ? members["steps"] : [];
  return {
    settings: parsePart(settingsPatch, members["settings"], {}),
    variables: parsePart(variables, members["variables"], {}),
    center: parsePart(center, members["center"], DEFAULT_CENTER),
    steps: all.flatMap((item: unknown, i) => {
      const validStep = step.safeParse(item, WITHOUT_JIT).data;
      return validStep === undefined ? [] : [{ path: ["steps", i], step: validStep }];
    }),
    isComplete: false,
  };
}
