// Tests of matching the events of both sides while a tape is played.
import { test } from "tap";
import { EventMatching } from "../../src/conform/play/event-matching.ts";

const answer = { status: 200, headers: [], body: "" };
const createEvent = (name: string, at: number) => ({ name, at, exchange: 0, answer });

test("events that the client did not fetch anymore have no counterpart and are not extra", (t) => {
  const matching = new EventMatching(() => {});
  for (const name of ["A", "B"]) matching.addSimulated("101", createEvent(name, 1_000));
  matching.addReal("101", createEvent("A", 1_000));
  matching.forgetUnpolled("101");
  const { missing, extra } = matching.takeBefore(2_000);
  t.strictSame([missing, extra.map(({ event }) => event.name)], [[], []]);
  t.end();
});

test("an event that the simulator sent before a common one is extra, even if the client stopped polling", (t) => {
  const matching = new EventMatching(() => {});
  for (const name of ["A", "B"]) matching.addSimulated("101", createEvent(name, 1_000));
  matching.addReal("101", createEvent("B", 1_000));
  matching.forgetUnpolled("101");
  t.strictSame(
    matching.takeBefore(2_000).extra.map(({ event }) => event.name),
    ["A"],
  );
  t.end();
});
