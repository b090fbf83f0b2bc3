// Tests of joined signals: they abort with the first reason, even if everything else is garbage-collected.
import { test } from "tap";
import { joinSignals } from "../../src/runtime/abort-signals.ts";
import { collectGarbage } from "../support/heap.ts";
import { until } from "../support/waiting.ts";

const createReason = () => new Error("late");

test("a joined signal aborts with the first reason only", (t) => {
  const [one, two] = [new AbortController(), new AbortController()];
  const { signal } = joinSignals([one.signal, undefined, two.signal]);
  two.abort(new Error("two"));
  one.abort(new Error("one"));
  t.match(signal.reason, { message: "two" });
  t.match(
    joinSignals([one.signal, two.signal]).signal.reason,
    { message: /^one$/ },
    "if all have aborted already, the first in the list",
  );
  t.end();
});

test("a released signal never aborts, and its timer is canceled once", (t) => {
  const one = new AbortController();
  let cancellations = 0;
  const joined = joinSignals([one.signal], { waitMs: 5, reason: createReason, after: () => () => cancellations++ });
  joined.release();
  joined.release();
  one.abort();
  t.strictSame([joined.signal.aborted, cancellations], [false, 1]);
  t.end();
});

test("a timeout fires after a garbage collection, even if nothing refers to the signal", async (t) => {
  const reasons: unknown[] = [];
  const begin = (): void => {
    const { signal } = joinSignals([new AbortController().signal], { waitMs: 20, reason: createReason });
    signal.addEventListener("abort", () => reasons.push(signal.reason));
  };
  begin();
  await until(() => {
    collectGarbage();
    return reasons.length > 0;
  });
  t.match(reasons, { length: 1, 0: { message: "late" } });
});
