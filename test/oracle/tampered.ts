// Creates a center with correct counters, and copies of it with a wrong value.
import { ok } from "node:assert/strict";
import { Center, Chance, finish, pinCounters } from "../../src/core/index.ts";
import { openCenter } from "../support/center.ts";

/** Creates a center in which agent 101 has a pinned counter and is in a call of ten seconds, which it has held once. */
export function openAnsweredCall(): Center {
  const { center, signIn, call, answer, hold, retrieve, runFor } = openCenter();
  center.perform(pinCounters, { agent: 101, set: { noanswernums: 7 } });
  signIn(101);
  call({ agent: 101 });
  answer(101);
  hold(101);
  retrieve(101);
  runFor(10);
  return center;
}

/**
 * Returns a center that is restored from the snapshot of another, in which a wrong text replaces the last occurrence of the right one.
 *
 * @throws AssertionError if the snapshot does not contain the right text
 */
export function restoreTampered(center: Center, right: string, wrong: string): Center {
  const text = JSON.stringify(center.snapshot());
  const at = text.lastIndexOf(right);
  ok(at >= 0, `${right} is not in the snapshot`);
  const changed = text.slice(0, at) + wrong + text.slice(at + right.length);
  return finish(Center.restoreInSlices({ snapshot: JSON.parse(changed), chance: new Chance(1) }));
}
