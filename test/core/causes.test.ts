// Tests of the causes of events: the input that is handled, the input that scheduled a timer, or a step.
import { test } from "tap";
import { openCenter, type Stage } from "../support/center.ts";

/** Performs an act as an input. */
function performInput({ center }: Stage, act: () => void): void {
  center.causes.beginInput();
  act();
  center.causes.endInput();
}

/** Returns the types of all events so far, grouped by cause. */
function groupTypesByCause({ center }: Stage): Record<string, string[]> {
  const types: Record<string, string[]> = {};
  for (const { cause, event } of center.log.recent()) types[cause] = [...(types[cause] ?? []), event.type];
  return types;
}

test("the cause of an event is the input that is handled, or the input that scheduled the timer of the event", (t) => {
  const stage = openCenter();
  performInput(stage, () => stage.signIn(101));
  performInput(stage, () => stage.call());
  stage.runFor(30);
  t.same(groupTypesByCause(stage), {
    1: ["signedIn", "becameIdle", "skillsChosen"],
    2: [
      ...["callArrived", "callQueued", "occupied", "phoneAlerting", "phoneOffHook", "callAnnounced", "ringing"],
      ...["otherSideAlerting", "notAnswered", "phoneOnHook", "becameBusy"],
    ],
  });
  t.end();
});

test("the cause of an event without an input is 0", (t) => {
  const stage = openCenter();
  stage.signIn(101);
  t.same(groupTypesByCause(stage), { 0: ["signedIn", "becameIdle", "skillsChosen"] });
  t.end();
});

test("a step is the cause of its effects, also within an input", (t) => {
  const stage = openCenter();
  performInput(stage, () => {
    stage.center.causes.withCause("steps[2]", () => stage.signIn(101));
    stage.signOut(101);
  });
  t.same(groupTypesByCause(stage), { "steps[2]": ["signedIn", "becameIdle", "skillsChosen"], 1: ["signedOut"] });
  t.end();
});
