// Tests that a limited number of tasks run at a time, in their order, and that a waiting one can be canceled.
import { test } from "tap";
import { ConcurrencyLimit } from "../../src/store/concurrency-limit.ts";

test("the third task begins when one of two has ended, even with an error", async (t) => {
  const limit = new ConcurrencyLimit(2);
  const begun: number[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const runTask = (number: number) =>
    limit.run(String(number), () => {
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

test("a waiting task can be canceled, but not one that has begun", async (t) => {
  const limit = new ConcurrencyLimit(1);
  let end = (_result: string) => {};
  const first = limit.run("first", () => new Promise<string>((resolve) => (end = resolve)));
  const second = limit.run("second", async () => "done");
  const third = limit.run("third", async () => "done");
  const canceled = ["first", "second", "second"].map((key) => limit.cancel(key));
  end("done");
  t.same([canceled, await first, await second, await third], [[false, true, false], "done", undefined, "done"]);
});
