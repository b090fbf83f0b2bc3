// Tests of the type of a snapshot: the compiler refuses each part below that JSON would lose or change.
import { test } from "tap";
import { finish } from "../../src/core/index.ts";
import type { CenterState } from "../../src/core/model/state.ts";
import { writeStateInSlices } from "../../src/core/snapshot.ts";
import type { Written } from "../../src/core/written.ts";
import { openCenter } from "../support/center.ts";

/** A state with one more member. */
interface Grown extends CenterState {
  readonly visits: Map<number, number>;
}

/**
 * Tries to use other values as written state. It is never called: if an attempt compiles, the type check fails, because its expected error
 * is missing.
 */
export function tryToUseAsWritten(
  state: Grown,
  parts: { set: Set<number>; deep: { map: Map<string, { id: string }> } },
): unknown[] {
  // @ts-expect-error a state with its map, which is not written as a list
  const grown: Written<Grown> = { ...finish(writeStateInSlices(state)), visits: state.visits };
  // @ts-expect-error a state without its map
  const incomplete: Written<Grown> = finish(writeStateInSlices(state));
  // @ts-expect-error a set
  const set: Written<typeof parts.set> = parts.set;
  // @ts-expect-error a map inside an object
  const deep: Written<typeof parts.deep> = parts.deep;
  // @ts-expect-error an instance of a class
  const instance: Written<Date> = new Date();
  // @ts-expect-error a number that JSON cannot write
  const big: Written<bigint> = 1n;
  const complete: Written<Grown> = { ...finish(writeStateInSlices(state)), visits: [...state.visits] };
  return [grown, incomplete, set, deep, instance, big, complete];
}

test("a written state is unchanged after a round trip through JSON", (t) => {
  const stage = openCenter();
  stage.signIn(101);
  stage.call({ queue: 25 });
  const { state } = stage.center.snapshot();
  t.strictSame(
    state.agents.map(({ id, session }) => [id, session?.calls.length]),
    [
      [101, 1],
      [102, undefined],
      [103, undefined],
    ],
  );
  t.strictSame(JSON.parse(JSON.stringify(state)), omitUndefined(state));
  t.end();
});

/** Returns data without the members that are undefined. */
function omitUndefined(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(omitUndefined);
  if (typeof data !== "object" || data === null) return data;
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members.map(([name, value]) => [name, omitUndefined(value)]));
}
