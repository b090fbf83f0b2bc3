// Tests of the type of a snapshot: the compiler refuses each part below that JSON would lose or change.
import { test } from "tap";
import { finish } from "../../src/core/index.ts";
import type { CenterState } from "../../src/core/model/state.ts";
import { writeStateInSlices } from "../../src/core/snapshot.ts";
import type { Written } from "../../src/core/written.ts";
import { openCenter } from "../support/center.ts";

interface Grown extends CenterState {
  readonly visits: Map<number, number>;
}

/** Returns state that is not written. Never called: if a line compiles, the type check fails, because its expected error is missing. */
export function plantUnwrittenState(
  state: Grown,
  has: { set: Set<number>; deep: { map: Map<string, { id: string }> } },
): unknown[] {
  // @ts-expect-error the map of a grown state is written as it is
  const grown: Written<Grown> = { ...finish(writeStateInSlices(state)), visits: state.visits };
  // @ts-expect-error the map is left out
  const short: Written<Grown> = finish(writeStateInSlices(state));
  // @ts-expect-error a set
  const set: Written<typeof has.set> = has.set;
  // @ts-expect-error a map, deeper
  const deep: Written<typeof has.deep> = has.deep;
  // @ts-expect-error an instance of a class
  const instance: Written<Date> = new Date();
  // @ts-expect-error a number that JSON cannot write
  const big: Written<bigint> = 1n;
  const right: Written<Grown> = { ...finish(writeStateInSlices(state)), visits: [...state.visits] };
  return [grown, short, set, deep, instance, big, right];
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
