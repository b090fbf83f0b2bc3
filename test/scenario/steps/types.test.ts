// What a step's play returns is of the declared type: anything else does not compile.
import { test } from "tap";
import * as z from "zod";
import { refuse } from "../../../src/core/index.ts";
import { Hitch } from "../../../src/scenario/stage/hitch.ts";
import { LongAct, plainAct, refusalOf } from "../../../src/scenario/steps/act.ts";

test("a step that returns something else than what playing it comes to does not compile", (t) => {
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
    plainAct({ ...step, play: () => {} }),
    plainAct({ ...step, play: () => new Hitch("no call rings") }),
    plainAct({ ...step, play: () => refusalOf<string>(refuse("unknown-agent")) }),
    plainAct({ ...step, play: () => new LongAct(work()) }),
    // @ts-expect-error the sentence alone would be taken for success
    plainAct({ ...step, play: () => "no call rings" }),
    // @ts-expect-error so would a promise
    plainAct({ ...step, play: async () => refuse("unknown-agent") }),
    // @ts-expect-error and work that nobody does
    plainAct({ ...step, play: () => work() }),
    // @ts-expect-error long work comes to the same as short work
    plainAct({ ...step, play: () => new LongAct(counting()) }),
  ];
  t.strictSame([acts.length, refusalOf("call-1"), refusalOf(refuse("no-phone"))], [8, undefined, refuse("no-phone")]);
  t.end();
});
