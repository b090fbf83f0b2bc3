// Tests of the branches of a tape: which ranges of records and which journal entries belong to the present history.
import { test } from "tap";
import { Branches, type TapePlace } from "../../../src/world/travel/branches.ts";

/** Begins a branch after this many records and journal entries. */
function begin(branches: Branches, position: number, entry: number, from?: TapePlace): void {
  branches.begin({ position, at: position, entry, from, origin: undefined });
}

/** Returns the numbers of the abandoned journal entries, up to a number. */
const listAbandoned = (branches: Branches, upTo: number) =>
  Array.from({ length: upTo }, (_, index) => index + 1).filter((entry) => branches.isAbandoned(entry));

/** Returns the ranges of the present history, newest first: the number of the branch, its beginning, and the end of the range. */
const listRanges = (branches: Branches, position: number) =>
  Array.from(branches.listRanges(position), ({ branch, end }) => [branch.number, branch.position, end]);

test("a rewind abandons what came after its place, and continues the range before it", (t) => {
  const branches = new Branches(0);
  begin(branches, 20, 10, { branch: branches.present, position: 8, entry: 4 });
  t.same(listRanges(branches, 25), [
    [1, 20, 25],
    [0, 0, 8],
  ]);
  t.same(listAbandoned(branches, 12), [5, 6, 7, 8, 9, 10]);
  t.end();
});

test("a reset begins another history, but abandons no journal entry", (t) => {
  const branches = new Branches(0);
  begin(branches, 20, 10);
  t.same(listRanges(branches, 25), [[1, 20, 25]]);
  t.same(listAbandoned(branches, 12), []);
  t.end();
});

test("a rewind into an abandoned branch makes it part of the history again", (t) => {
  const branches = new Branches(0);
  const { present: first } = branches;
  begin(branches, 20, 10, { branch: first, position: 8, entry: 4 });
  begin(branches, 30, 15, { branch: first, position: 16, entry: 8 });
  t.same(listRanges(branches, 33), [
    [2, 30, 33],
    [0, 0, 16],
  ]);
  t.same(listAbandoned(branches, 17), [9, 10, 11, 12, 13, 14, 15]);
  t.end();
});

test("a rewind in a rewound history keeps the ranges before both rewinds", (t) => {
  const branches = new Branches(0);
  const { present: first } = branches;
  begin(branches, 20, 10, { branch: first, position: 8, entry: 4 });
  begin(branches, 30, 15, { branch: branches.present, position: 25, entry: 12 });
  t.same(listRanges(branches, 33), [
    [2, 30, 33],
    [1, 20, 25],
    [0, 0, 8],
  ]);
  t.same(listAbandoned(branches, 17), [5, 6, 7, 8, 9, 10, 13, 14, 15]);
  t.end();
});
