// Writes tracks to snapshots and reads them back.
// Steps and lists of steps are written as paths.
import type { Instant, TimerId } from "../../core/index.ts";
import type { Scenario, Step } from "../scenario.ts";
import { mapStepListPaths, mapStepPaths } from "./step-paths.ts";
import type { Frame, Track } from "./track.ts";

/** A track in a snapshot. */
export interface TrackSnapshot {
  readonly number: number;
  readonly frames: readonly FrameSnapshot[];
  readonly parent: number | null;
  readonly children: number;
  readonly awaited: { readonly step: string; readonly after: number; readonly giveUp: TimerId | null } | null;
  readonly seen: number;
  readonly acted: number;
  readonly settled: boolean;
  /** Null: it has not waited for a time of day. */
  readonly lastTimeOfDay: Instant | null;
}

interface FrameSnapshot {
  /** The path of the list. */
  readonly steps: string;
  readonly next: number;
  readonly repeat: (Omit<NonNullable<Frame["repeat"]>, "step"> & { readonly step: string }) | null;
}

/** Returns the tracks of a scenario as plain data, in the order in which they began. */
export function writeTracks(tracks: Iterable<Track>, scenario: Scenario): TrackSnapshot[] {
  const lists = mapStepListPaths(scenario);
  const steps = mapStepPaths(scenario);
  return Array.from(tracks, ({ frames, parent, awaited, lastTimeOfDay, ...track }) => ({
    ...track,
    frames: frames.map((frame) => ({
      steps: lookUp(lists, frame.steps),
      next: frame.next,
      repeat: frame.repeat === undefined ? null : { ...frame.repeat, step: lookUp(steps, frame.repeat.step) },
    })),
    parent: parent?.number ?? null,
    awaited:
      awaited === undefined ? null : { ...awaited, step: lookUp(steps, awaited.step), giveUp: awaited.giveUp ?? null },
    lastTimeOfDay: Number.isFinite(lastTimeOfDay) ? lastTimeOfDay : null,
  }));
}

/**
 * Returns the tracks of a snapshot of the same scenario. A parent always comes before its children.
 *
 * @throws Error if the tracks do not fit together, or name steps that the scenario does not have or that are of another kind.
 */
export function readTracks(snapshots: readonly TrackSnapshot[], scenario: Scenario): Track[] {
  const lists = invert(mapStepListPaths(scenario));
  const steps = invert(mapStepPaths(scenario));
  const tracks = new Map<number, Track>();
  const children = new Map<number | null, number>();
  for (const { parent } of snapshots) children.set(parent, (children.get(parent) ?? 0) + 1);
  for (const { frames, parent, awaited, lastTimeOfDay, ...track } of snapshots) {
    const found = children.get(track.number) ?? 0;
    if (found !== track.children) {
      throw new Error(
        `The snapshot has ${found} of the ${track.children} tracks that track ${track.number} waits for.`,
      );
    }
    tracks.set(track.number, {
      ...track,
      frames: frames.map(({ steps: list, next, repeat }) => ({
        steps: lookUp(lists, list),
        next,
        repeat: repeat === null ? undefined : { ...repeat, step: lookUpStep("repeat", steps, repeat.step) },
      })),
      parent: parent === null ? undefined : lookUp(tracks, parent),
      awaited:
        awaited === null
          ? undefined
          : {
              ...awaited,
              step: lookUpStep("waitFor", steps, awaited.step, "when"),
              giveUp: awaited.giveUp ?? undefined,
            },
      lastTimeOfDay: lastTimeOfDay ?? Number.NEGATIVE_INFINITY,
    });
  }
  return [...tracks.values()];
}

function invert<Key, Value>(map: ReadonlyMap<Key, Value>): Map<Value, Key> {
  return new Map(Array.from(map, ([key, value]) => [value, key]));
}

/** Returns the step at a path. Throws an Error if there is none, or if it is of neither of the given kinds. */
function lookUpStep<Kind extends Step["kind"]>(
  kind: Kind,
  steps: ReadonlyMap<string, Step>,
  path: string,
  otherKind: Kind = kind,
): Extract<Step, { kind: Kind }> {
  const step = lookUp(steps, path);
  if (step.kind !== kind && step.kind !== otherKind)
    throw new Error(`The snapshot has ${kind} at ${path}, where its scenario has ${step.kind}.`);
  return step as Extract<Step, { kind: Kind }>;
}

function lookUp<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined)
    throw new Error(`The snapshot refers to ${JSON.stringify(key)}, which its scenario does not have.`);
  return value;
}
