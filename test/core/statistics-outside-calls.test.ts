// Tests that statistics require a call, unless a setting removes that condition.
import { test } from "tap";
import { Refusal, statisticsOf } from "../../src/core/index.ts";
import { openCenter, type Stage } from "../support/center.ts";

/** Returns `answernums` of agent 101 as its client reads it, or the reason of a refusal. */
function readAnswernums({ center, session }: Stage): number | string {
  const outcome = statisticsOf(center, 101, session(101));
  return outcome instanceof Refusal ? outcome.reason : outcome.answernums;
}

test("statistics are refused without a call, and allowed during a call that rings, is answered or is held", (t) => {
  const stage = openCenter();
  stage.signIn(101);
  const outcomes = [readAnswernums(stage)];
  for (const act of [() => stage.call({ agent: 101 }), () => stage.answer(101), () => stage.hold(101)]) {
    act();
    outcomes.push(readAnswernums(stage));
  }
  t.strictSame(outcomes, ["in-no-call", 0, 1, 1]);
  t.end();
});

test("with statisticsOutsideCall answer, statistics require no call", (t) => {
  const stage = openCenter({ settings: { statisticsOutsideCall: "answer" } });
  stage.signIn(101);
  t.equal(readAnswernums(stage), 0);
  t.end();
});
