// The result of a step must have the declared type; another type does not compile.
import { test } from "tap";
import * as z from "zod";
import { refuse } from "../../../src/core/index.ts";
import { StepFailure } from "../../../src/scenario/stage/step-failure.ts";
import { LongAction, plainAction, refusalOf } from "../../../src/scenario/steps/action.ts";

test("a step that returns another type than ActionResult does not compile", (t) => {
  const step = { summary: "Does something.", shape: z.object({}) };
  function* work() {
    yield { done: 0, of: 1 };
    return refuse("unknown-agent");
  }
  function* counting() {
    yield { done: 0, of: 1 };
    return 1;
  }
  const acts = [
    plainAction({ ...step, play: () => {} }),
    plainAction({ ...step, play: () => new StepFailure("no call rings") }),
    plainAction({ ...step, play: () => refusalOf<string>(refuse("unknown-agent")) }),
    plainAction({ ...step, play: () => new LongAction(work()) }),
    // @ts-expect-error the sentence alone would be taken for success
    plainAction({ ...step, play: () => "no call rings" }),
    // @ts-expect-error so would a promise
    plainAction({ ...step, play: async () => refuse("unknown-agent") }),
    // @ts-expect-error and work that nobody does
    plainAction({ ...step, play: () => work() }),
    // @ts-expect-error long work comes to the same as short work
    plainAction({ ...step, play: () => new LongAction(counting()) }),
  ];
  t.strictSame([acts.length, refusalOf("call-1"), refusalOf(refuse("no-phone"))], [8, undefined, refuse("no-phone")]);
  t.end();
});
