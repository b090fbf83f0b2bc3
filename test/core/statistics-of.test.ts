// A call is a prerequisite of statistics, unless a setting removes it.
import { test } from "tap";
import { Refusal, statisticsOf } from "../../src/core/index.ts";
import { openCenter, type Stage } from "../support/center.ts";

function ask({ center, session }: Stage): number | string {
  const outcome = statisticsOf(center, 101, session(101));
  return outcome instanceof Refusal ? outcome.reason : outcome.answernums;
}

test("an agent without a call is refused; a call that rings, is talked or is held suffices", (t) => {
  const stage = openCenter();
  stage.signIn(101);
  const asked = [ask(stage)];
  for (const act of [() => stage.call({ agent: 101 }), () => stage.answer(101), () => stage.hold(101)]) {
    act();
    asked.push(ask(stage));
  }
  t.strictSame(asked, ["in-no-call", 0, 1, 1]);
  t.end();
});

test("with statisticsOutsideCall: answer no call is needed", (t) => {
  const stage = openCenter({ settings: { statisticsOutsideCall: "answer" } });
  stage.signIn(101);
  t.equal(ask(stage), 0);
  t.end();
});
