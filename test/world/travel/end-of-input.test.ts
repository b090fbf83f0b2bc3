// Tests of where an input ends on the tape.
import { test } from "tap";
import type { TapeMark } from "../../../src/words/tape.ts";
import type { TapeRecord } from "../../../src/world/tape/tape-record.ts";
import { endOfInput } from "../../../src/world/travel/end-of-input.ts";

const ANSWER = { code: "0", hash: "" };

const createInput = (number: number): TapeRecord => ({
  kind: "decision",
  input: number,
  at: 0,
  decision: { kind: "pushGaveUp", agent: 101 },
});

const createMarks = (marks: readonly TapeMark[]) => marks.map((mark): TapeRecord => ({ kind: "mark", at: 0, mark }));

/** Returns how many marks belong to input 7, if these marks and then another input follow it. */
const countMarksOfInput = (...marks: TapeMark[]) =>
  endOfInput([createInput(7), ...createMarks(marks), createInput(8)], 0) - 1;

/** Returns the same for a request to the control API. */
const countMarksOfControl = (...marks: TapeMark[]) => {
  const control: TapeRecord = {
    kind: "control",
    input: 7,
    at: 0,
    control: { method: "POST", path: "/calls" },
    size: 0,
  };
  return endOfInput([control, ...createMarks(marks), createInput(8)], 0) - 1;
};

test("an input ends after the marks about its exchange and about the exchanges that it ends", (t) => {
  const ended = { written: true, begun: true };
  t.equal(countMarksOfInput({ answered: 3, answer: ANSWER }, { ended: 3, ...ended }, { ended: 7, ...ended }), 3);
  t.equal(countMarksOfInput({ settled: 3 }, { connectionFailed: 3 }, { abandoned: 7 }), 3);
  t.end();
});

test("an input ends before a client is heard, and before wall time decides something", (t) => {
  const ended: TapeMark = { ended: 7, written: true, begun: true };
  t.equal(countMarksOfInput({ heard: 102 }, ended), 0);
  t.equal(countMarksOfInput(ended, { pollEnded: 3 }, { answered: 3, answer: ANSWER }), 1);
  t.equal(countMarksOfInput({ lateEvent: 4, agent: 101 }), 0);
  t.equal(countMarksOfInput({ pushed: 101, before: 4 }), 0);
  t.equal(countMarksOfInput({ asked: [3], operation: "getAgentStatus", agent: "101" }), 0);
  t.end();
});

test("a request to the control API ends with its answer, regardless of earlier events", (t) => {
  const answered: TapeMark = { answered: 7, answer: ANSWER };
  t.equal(countMarksOfControl({ heard: 102 }, answered, { heard: 103 }), 2);
  t.equal(countMarksOfControl({ pollEnded: 3 }, { answered: 3, answer: ANSWER }, answered), 3);
  t.end();
});

test("the input of a held poll ends when the poll is held, not when it is answered", (t) => {
  t.equal(countMarksOfInput({ pollEnded: 7 }, { answered: 7, answer: ANSWER }), 0);
  t.end();
});

test("the last input of a tape ends with it", (t) => {
  t.equal(endOfInput([createInput(7)], 0), 1);
  t.end();
});
