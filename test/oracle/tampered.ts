// A center in which agent 101 has answered and held a call, and copies of it with something wrong put in by hand.
import { ok } from "node:assert/strict";
import { Center, Chance, finish, pinCounters } from "../../src/core/index.ts";
import { openCenter } from "../support/center.ts";

/** Agent 101 is pinned to seven messages unanswered, has answered one call, held it once, and talks for ten seconds. */
export function oneAnswered(): Center {
  const { center, signIn, call, answer, hold, retrieve, pass } = openCenter();
  center.perform(pinCounters, { agent: 101, set: { noanswernums: 7 } });
  signIn(101);
  call({ agent: 101 });
  answer(101);
  hold(101);
  retrieve(101);
  pass(10);
  return center;
}

/** A center that goes on from what another one wrote down, with the last place changed that reads so. */
export function tampered(center: Center, right: string, wrong: string): Center {
  const written = JSON.stringify(center.snapshot());
  const at = written.lastIndexOf(right);
  ok(at >= 0, `${right} stands nowhere`);
  const changed = written.slice(0, at) + wrong + written.slice(at + right.length);
  return finish(Center.restoring({ snapshot: JSON.parse(changed), chance: new Chance(1) }));
}
