// Checks a state of a world that came from outside: the types of all parts, and the invariants between them.
import * as z from "zod";
import { parseClockMode } from "../../forms/clock-mode.ts";
import { show } from "../../forms/wording.ts";
import { faultRule } from "../../scenario/faults/fault-rule.ts";
import { findSnapshotProblem, type ScenarioReader } from "../../scenario/reading/check-scenario-snapshot.ts";
import type { FaultSnapshot } from "../faults/fault.ts";
import { MAX_FAULTS } from "../faults/faults.ts";
import type { BeginningSnapshot } from "../lives/beginning.ts";
import type { LifeSnapshot } from "../lives/life.ts";
import type { WorldState } from "../lives/world-state.ts";
import { agent } from "./agent-shapes.ts";
import { call, callRecord } from "./call-shapes.ts";
import { center, clockEntry, gatewaySettings, someSettings, tallied } from "./center-shape.ts";
import { chat, chatRecord } from "./chat-shapes.ts";
import { logged } from "./event-shapes.ts";
import { checkInvariants } from "./invariants.ts";
import { player } from "./play-shapes.ts";
import { count, instant, record } from "./record-shapes.ts";

/** Any object, because the reader of scenarios checks scenarios at the end. */
const scenario = z.custom<BeginningSnapshot["script"]>((value) => typeof value === "object" && value !== null);

const fault: z.ZodType<FaultSnapshot> = record<FaultSnapshot>({
  id: z.int().min(1),
  rule: z.custom<FaultSnapshot["rule"]>((value) => faultRule.safeParse(value).success),
  skip: count,
  left: count.nullable(),
  timesApplied: count,
  from: instant,
  until: instant.nullable(),
});

const life: z.ZodType<LifeSnapshot> = record<LifeSnapshot>({
  scenario: scenario.nullable(),
  played: scenario.nullable(),
  replacements: count,
  center,
  settings: gatewaySettings,
  draws: z.array(z.tuple([z.string(), count])),
  faults: record<LifeSnapshot["faults"]>({ made: count, faults: z.array(fault).max(MAX_FAULTS) }),
  player,
});

const world: z.ZodType<WorldState> = record<WorldState>({
  clock: z.string().refine((written) => parseClockMode(written) !== undefined),
  beginning: record<BeginningSnapshot>({
    seed: z.int(),
    start: instant.nullable(),
    settings: someSettings,
    script: scenario,
  }),
  life,
});

/** The long lists of a center, with the shape of an item. They are checked item by item, so that the first problem ends the check. */
const LONG_LISTS: readonly (readonly [path: readonly string[], item: z.ZodType])[] = [
  [["state", "agents"], agent],
  [["state", "calls"], call],
  [["state", "records"], callRecord],
  [["state", "chats"], chat],
  [["state", "chatRecords"], chatRecord],
  [["clock", "entries"], clockEntry],
  [["log", "recent"], logged],
  [["statistics", "tallies"], tallied],
];

/**
 * Checks a value as the state of a world.
 *
 * @param maxAgents the maximum number of agents of the world.
 * @param read reads its scenarios.
 * @returns a sentence about the first problem; undefined if a simulator could have written it.
 */
export async function findStateProblem(
  given: unknown,
  maxAgents: number,
  read: ScenarioReader,
): Promise<string | undefined> {
  const parsed = world.safeParse(emptyLongLists(given));
  if (!parsed.success) return describeProblemAt(findFirstPath(parsed.error.issues), given);
  const { beginning, life } = given as WorldState;
  for (const [path, item] of LONG_LISTS) {
    for (const [i, value] of readListAt(life.center, path).entries()) {
      const outcome = item.safeParse(value);
      if (!outcome.success)
        return describeProblemAt(["life", "center", ...path, i, ...findFirstPath(outcome.error.issues)], given);
    }
  }
  for (const [place, isValid] of checkInvariants(life)) {
    if (!isValid) return `world.life.${place} does not fit the rest of the snapshot`;
  }
  for (const [place, script] of [
    ["beginning.script", beginning.script],
    ["life.scenario", life.scenario],
    ["life.played", life.played],
  ] as const) {
    const wrong = script === null ? undefined : await findSnapshotProblem(script, { maxAgents }, read);
    if (wrong !== undefined) return `world.${place}${wrong}`;
  }
  return undefined;
}

/** Returns the list at a path below a center, whose items are not checked yet. */
function readListAt(center: unknown, path: readonly string[]): readonly unknown[] {
  return path.reduce((part, name) => (part as Record<string, unknown>)[name], center) as readonly unknown[];
}

/** Returns a world with its long lists empty. Returns any other value unchanged, because it does not fit the shape. */
function emptyLongLists(given: unknown): unknown {
  const replace = (part: unknown, [name = "", ...rest]: readonly string[]): unknown => {
    if (typeof part !== "object" || part === null || Array.isArray(part) || !Object.hasOwn(part, name)) return part;
    const value = (part as Record<string, unknown>)[name];
    const isList = rest.length === 0 && Array.isArray(value);
    return { ...part, [name]: isList ? [] : replace(value, rest) };
  };
  return LONG_LISTS.reduce((part, [path]) => replace(part, ["life", "center", ...path]), given);
}

/** Returns the path of the first issue, as deep as it is known. */
function findFirstPath(issues: readonly z.core.$ZodIssue[]): PropertyKey[] {
  const [first] = issues;
  if (first === undefined) return [];
  const inner = first.code === "invalid_union" ? first.errors.map(findFirstPath) : [];
  const deepest = inner.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const unknown = first.code === "unrecognized_keys" ? first.keys.slice(0, 1) : [];
  return [...first.path, ...deepest, ...unknown];
}

/** Returns the sentence about a wrong value at a path. */
function describeProblemAt(path: readonly PropertyKey[], given: unknown): string {
  let value = given;
  let place = "world";
  for (const name of path) {
    value = typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined;
    place += typeof name === "number" ? `[${name}]` : `.${String(name)}`;
  }
  return `${place} cannot be ${value === undefined ? "left out" : show(value)}`;
}
