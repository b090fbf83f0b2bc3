// Tests of channels: an entry that another layer schedules on the clock of a center goes to the handler of its channel.
import { test } from "tap";
import type { Channel } from "../../src/core/index.ts";
import { openCenter } from "../support/center.ts";

const SCRIPT: Channel<{ readonly step: number }> = { name: "script" };
const WORLD: Channel<"ends"> = { name: "world" };

test("an entry is delivered to its channel as it was scheduled, unless it is canceled", (t) => {
  const { center } = openCenter();
  const received: unknown[] = [];
  center.onEntry(SCRIPT, ({ step }) => received.push(step));
  center.onEntry(WORLD, (entry) => received.push(entry));
  center.schedule(SCRIPT, center.now + 2_000, { step: 2 });
  center.schedule(WORLD, center.now + 1_000, "ends");
  center.cancel(center.schedule(SCRIPT, center.now + 500, { step: 0 }));
  center.runUntil(center.now + 5_000);
  t.strictSame(received, ["ends", 2]);
  t.end();
});

test("an entry or a handler of the type of another channel does not compile", (t) => {
  const { center } = openCenter();
  // @ts-expect-error: the channel of the script has entries with steps.
  center.schedule(SCRIPT, center.now, "ends");
  // @ts-expect-error: a handler gets entries of the type that was scheduled.
  center.onEntry(SCRIPT, (step: number) => step);
  // At runtime, nothing checks the type of an entry.
  t.equal(center.nextAt, center.now);
  t.end();
});
