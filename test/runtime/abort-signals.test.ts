// One signal for several reasons: it comes with the first of them, whatever is garbage-collected meanwhile.
import { test } from "tap";
import { joinSignals } from "../../src/runtime/abort-signals.ts";
import { until } from "../support/gateway.ts";
import { collect } from "../support/heap.ts";

const late = () => new Error("late");

test("the first reason is the reason, and nothing listens any more afterwards", (t) => {
  const [one, two] = [new AbortController(), new AbortController()];
  const { signal } = joinSignals([one.signal, undefined, two.signal]);
  two.abort(new Error("two"));
  one.abort(new Error("one"));
  t.match(signal.reason, { message: "two" });
  t.match(joinSignals([one.signal, two.signal]).signal.reason, { message: "one" });
  t.end();
});

test("what is released never comes", (t) => {
  const one = new AbortController();
  let rings = 0;
  const joined = joinSignals([one.signal], { wait: 5, reason: late, after: () => () => rings++ });
  joined.release();
  joined.release();
  one.abort();
  t.strictSame([joined.signal.aborted, rings], [false, 1]);
  t.end();
});

test("a time-out comes, also when everything that nothing refers to is collected until then", async (t) => {
  const reasons: unknown[] = [];
  const begin = (): void => {
    const { signal } = joinSignals([new AbortController().signal], { wait: 20, reason: late });
    signal.addEventListener("abort", () => reasons.push(signal.reason));
  };
  begin();
  await until(() => {
    collect();
    return reasons.length > 0;
  });
  t.match(reasons, [{ message: "late" }]);
});
