// Tests that a limited number of tasks run at a time, in their order.
import { test } from "tap";
import { ConcurrencyLimit } from "../../src/store/concurrency-limit.ts";

test("the third task begins when one of two has ended, even with an error", async (t) => {
  const limit = new ConcurrencyLimit(2);
  const begun: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const runTask = (number: number) =>
    limit.run(() => {
      begun.push(number);
      return new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve())));
    });
  const first = runTask(1);
  const others = [runTask(2), runTask(3)];
  t.same(begun, [1, 2]);
  ends[0]?.(new Error("failed"));
  await t.rejects(first, { message: "failed" });
  t.same(begun, [1, 2, 3]);
  for (const end of ends) end();
  await Promise.all(others);
});
