// Tests that abandoned requests are left out of the ladder.
import { test } from "tap";
import { entriesOfPresent } from "../../../src/board/ladder/branch.ts";
import { after, request } from "./samples.ts";

const numbersOf = (entries: ReturnType<typeof entriesOfPresent>) => entries.map(({ number }) => number);

test("after a rewind, the requests after its moment are left out at once", async (t) => {
  const entries = [request(1, "login"), request(2, "sayBusy"), request(3, "sayFree", { worldTime: after(60) })];
  t.strictSame(numbersOf(entriesOfPresent(entries, { now: after(60), input: 3 })), [1, 2, 3]);
  t.strictSame(numbersOf(entriesOfPresent(entries, { now: after(30), input: 2 })), [1, 2]);
  // With a manual clock, only the number of the input distinguishes them.
  t.strictSame(numbersOf(entriesOfPresent(entries.slice(0, 2), { now: after(0), input: 1 })), [1]);
});

test("a request is left out if a later one has an older time or an older input", async (t) => {
  const entries = [
    request(1, "login"),
    request(2, "sayBusy", { worldTime: after(60) }),
    request(3, "sayFree", { input: 2, worldTime: after(40) }),
    request(4, "queryCallInfo", { input: null, worldTime: after(45) }),
  ];
  t.strictSame(numbersOf(entriesOfPresent(entries, { now: after(50), input: 2 })), [1, 3, 4]);
});
