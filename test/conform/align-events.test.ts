// Tests that the events of both sides are aligned by their names, order and times.
import { test } from "tap";
import { alignEvents } from "../../src/conform/compare/align-events.ts";
import type { SeenEvent } from "../../src/conform/session/compared-session.ts";

const ANSWER = { status: 200, headers: [], body: "{}" };

/** Returns events such as `Ready@30`: a name and a time in seconds. */
const readEvents = (text: string): SeenEvent[] =>
  text
    .split(" ")
    .filter((event) => event !== "")
    .map((event) => {
      const [name = "", at = ""] = event.split("@");
      return { name, at: Number(at) * 1_000, exchange: 0, answer: ANSWER };
    });

const formatEvent = ({ name, at }: SeenEvent) => `${name}@${at / 1_000}`;

const align = (real: string, simulated: string) => {
  const { pairs, moved, missing, extra } = alignEvents(readEvents(real), readEvents(simulated));
  return {
    pairs: pairs.map(([one, other]) => `${formatEvent(one)}=${formatEvent(other)}`).join(" "),
    moved: moved.map(([one]) => formatEvent(one)).join(" "),
    missing: missing.map(formatEvent).join(" "),
    extra: extra.map(formatEvent).join(" "),
  };
};

test("an event that one side lacks does not change the pairs of the other events", (t) => {
  t.strictSame(align("Ready@0 Ready@30 Busy@40", "Ready@30 Busy@40"), {
    pairs: "Ready@30=Ready@30 Busy@40=Busy@40",
    moved: "",
    missing: "Ready@0",
    extra: "",
  });
  t.strictSame(align("Busy@40", "Ready@0 Busy@40 Ready@50"), {
    pairs: "Busy@40=Busy@40",
    moved: "",
    missing: "",
    extra: "Ready@0 Ready@50",
  });
  t.end();
});

test("an event in another order is moved; one that is 10 s late has its counterpart, and one that is 89 s late has none", (t) => {
  t.strictSame(align("A@1 B@1 C@1", "B@1 A@1 C@1"), {
    pairs: "B@1=B@1 C@1=C@1",
    moved: "A@1",
    missing: "",
    extra: "",
  });
  t.strictSame(align("NoAnswer@20 Busy@20", "NoAnswer@30 Busy@30"), {
    pairs: "NoAnswer@20=NoAnswer@30 Busy@20=Busy@30",
    moved: "",
    missing: "",
    extra: "",
  });
  t.strictSame(align("Ready@1", "Ready@90").pairs, "");
  t.end();
});

test("long lists are aligned in blocks, with the same result", (t) => {
  const names = Array.from({ length: 400 }, (_, i) => `${"ABCDE"[i % 5]}@${i * 10}`);
  const lacking = names.filter((_, i) => i % 50 !== 49);
  const { missing, extra, moved, pairs } = align(names.join(" "), lacking.join(" "));
  t.equal(missing, names.filter((_, i) => i % 50 === 49).join(" "));
  t.equal(extra + moved, "");
  t.equal(pairs.split(" ").length, 392);
  t.end();
});
