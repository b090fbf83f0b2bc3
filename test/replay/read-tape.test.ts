// Tests of reading tapes: invalid ones are refused with the number of the line.
import { test } from "tap";
import { readTape } from "../../src/replay/read-tape.ts";

const HEAD = JSON.stringify({ format: "cc-gateway-simulator tape", number: 1 });
const LINE = JSON.stringify({ input: 1, at: "2026-01-05T09:00:00.000Z" });

/** Returns the problem of a tape; the number of its lines if it is valid. */
const problemOf = (text: string) => {
  const read = readTape(text);
  return "problem" in read ? read.problem : read.lines.length;
};

test("a wrong head or line is refused with its number", (t) => {
  t.same(
    [
      "",
      "{}\n",
      `${JSON.stringify({ format: "cc-gateway-simulator gateway tape", number: 1 })}\n`,
      `${HEAD.replace(":1}", ":2}")}\n`,
      `${HEAD}\n${LINE}\n[]\n`,
      `${HEAD}\n{"at":"soon"}\n`,
      `${HEAD}\n{"at":"2026-01-05T09:00:00.000Z","branch":1,"from":"now"}\n`,
    ].map(problemOf),
    [
      'line 1 is not the head of a tape: its format must be "cc-gateway-simulator tape"',
      'line 1 is not the head of a tape: its format must be "cc-gateway-simulator tape"',
      "this is the tape of a real gateway: compare it with the simulator by ccgw conform",
      "this tape has the format number 2, and this version reads 1",
      'line 3 is not a line of a tape: it must be a JSON object with a time in "at"',
      'line 2 is not a line of a tape: it must be a JSON object with a time in "at"',
      'line 2 begins a branch: its "from" must be one of reset, restore, rewind',
    ],
  );
  t.end();
});

test("an incomplete last line is left out, because its process may have been killed", (t) => {
  t.equal(problemOf(`${HEAD}\n${LINE}\n{"input":2,"at":"2026-01-0`), 1);
  t.equal(problemOf(`${HEAD}\n${LINE}`), 0);
  t.end();
});
