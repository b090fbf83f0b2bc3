// Tests that the result of a step must have the declared type; another type does not compile.
import { test } from "tap";
import * as z from "zod";
import { refuse } from "../../../src/core/index.ts";
import { StepFailure } from "../../../src/scenario/stage/step-failure.ts";
import { declarePlainAction, LongAction, refusalOf } from "../../../src/scenario/steps/action.ts";

test("a step that returns a type other than ActionResult does not compile", (t) => {
  const step = { summary: "Does something.", shape: z.object({}) };
  function* refuseInSlices() {
    yield { done: 0, of: 1 };
    return refuse("unknown-agent");
  }
  function* countInSlices() {
    yield { done: 0, of: 1 };
    return 1;
  }
  const actions = [
    declarePlainAction({ ...step, play: () => {} }),
    declarePlainAction({ ...step, play: () => new StepFailure("no call rings") }),
    declarePlainAction({ ...step, play: () => refusalOf<string>(refuse("unknown-agent")) }),
    declarePlainAction({ ...step, play: () => new LongAction("history", refuseInSlices()) }),
    // @ts-expect-error a sentence alone would count as success
    declarePlainAction({ ...step, play: () => "no call rings" }),
    // @ts-expect-error a promise would count as success
    declarePlainAction({ ...step, play: async () => refuse("unknown-agent") }),
    // @ts-expect-error work that is never done would count as success
    declarePlainAction({ ...step, play: () => refuseInSlices() }),
    // @ts-expect-error long work must have the same result as short work
    declarePlainAction({ ...step, play: () => new LongAction("history", countInSlices()) }),
  ];
  t.strictSame(
    [actions.length, refusalOf("call-1"), refusalOf(refuse("no-phone"))],
    [8, undefined, refuse("no-phone")],
  );
  t.end();
});
