// Tests of the busy and rest counters: what changes them, also in the middle of a state.
import { test } from "tap";
import { forceState } from "../../src/core/index.ts";
import { openCenter } from "../support/center.ts";

test("busynums counts each busy state, and busytime its seconds until now", (t) => {
  const { signIn, sayBusy, sayFree, work, runFor, counted } = openCenter();
  signIn(101);
  sayBusy(101, 200);
  runFor(30);
  t.same(counted(101), { busynums: 1, busytime: 30 }, "a busy state that has not ended counts");
  sayBusy(101, 200, true);
  runFor(10);
  t.same(counted(101), { busynums: 1, busytime: 40 }, "a continued busy state is not counted again");
  sayBusy(101, 201);
  runFor(10);
  t.same(counted(101), { busynums: 1, busytime: 50 }, "a changed reason is not counted as another busy state");
  sayFree(101);
  runFor(10);
  sayBusy(101);
  runFor(5);
  work(101);
  runFor(10);
  t.same(counted(101), { busynums: 2, busytime: 55 });
  t.end();
});

test("busynums counts a sign-in with status busy", (t) => {
  const { signIn, runFor, counted } = openCenter();
  signIn(101, { status: "busy" });
  runFor(15);
  t.same(counted(101), { busynums: 1, busytime: 15 });
  t.end();
});

test("busynums counts a booked busy state when it begins, and does not count one that is canceled", (t) => {
  const { signIn, call, answer, sayBusy, cancelBusy, hangUpAsCustomer, runFor, counted } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  sayBusy(101);
  cancelBusy(101);
  sayBusy(101);
  runFor(10);
  t.same(counted(101), { talktime: 10, answernums: 1 });
  hangUpAsCustomer(id);
  runFor(5);
  t.same(counted(101), { talktime: 10, answernums: 1, busynums: 1, busytime: 5 });
  t.end();
});

test("restnums counts each rest, and resttime its seconds until now", (t) => {
  const { signIn, rest, cancelRest, runFor, counted } = openCenter();
  signIn(101);
  rest(101, 60);
  runFor(20);
  t.same(counted(101), { restnums: 1, resttime: 20 }, "a rest that has not ended counts");
  rest(101, 60, 0, true);
  cancelRest(101);
  runFor(20);
  rest(101, 60);
  runFor(5);
  t.same(counted(101), { restnums: 2, resttime: 25 });
  t.end();
});

test("restoutnums and restouttime count an overstayed rest", (t) => {
  const { signIn, rest, cancelRest, runFor, counted } = openCenter();
  signIn(101);
  rest(101, 60);
  runFor(59);
  t.same(counted(101), { restnums: 1, resttime: 59 });
  runFor(1);
  t.same(counted(101), { restnums: 1, resttime: 60, restoutnums: 1 });
  runFor(25);
  t.same(
    counted(101),
    { restnums: 1, resttime: 85, restoutnums: 1, restouttime: 25 },
    "an overstay that has not ended counts",
  );
  cancelRest(101);
  runFor(100);
  t.same(counted(101), { restnums: 1, resttime: 85, restoutnums: 1, restouttime: 25 });
  rest(101, 10);
  runFor(15);
  t.same(counted(101), { restnums: 2, resttime: 100, restoutnums: 2, restouttime: 30 });
  t.end();
});

test("busynums does not count when an inspector forces a busy agent to be busy", (t) => {
  const { center, signIn, sayBusy, runFor, counted } = openCenter();
  signIn(101);
  sayBusy(101);
  runFor(10);
  center.perform(forceState, { agent: 101, state: "busy" });
  runFor(10);
  t.same(counted(101), { busynums: 1, busytime: 20 });
  t.end();
});

test("a rest is prolonged from its end, or from now if it is overstayed, and restouttime counts from the new end", (t) => {
  const { signIn, rest, sayFree, runFor, counted } = openCenter();
  signIn(101);
  rest(101, 10);
  runFor(15);
  t.same(counted(101), { restnums: 1, resttime: 15, restoutnums: 1, restouttime: 5 });
  rest(101, 10, 0, true);
  runFor(10);
  t.same(
    counted(101),
    { restnums: 1, resttime: 25, restoutnums: 2, restouttime: 5 },
    "the new overstay has just begun",
  );
  runFor(5);
  t.same(
    counted(101),
    { restnums: 1, resttime: 30, restoutnums: 2, restouttime: 10 },
    "the rest has lasted 30 s, and 20 s were granted",
  );
  sayFree(101);
  rest(101, 10);
  runFor(5);
  rest(101, 10, 0, true);
  rest(101, 10, 0, true);
  runFor(24);
  t.same(
    counted(101),
    { restnums: 2, resttime: 59, restoutnums: 2, restouttime: 10 },
    "the rest has lasted 29 s, and 30 s were granted",
  );
  runFor(6);
  t.same(counted(101), { restnums: 2, resttime: 65, restoutnums: 3, restouttime: 15 });
  t.end();
});

test("wrap-up changes no counter", (t) => {
  const { signIn, work, cancelWork, runFor, counted } = openCenter();
  signIn(101);
  work(101);
  runFor(60);
  cancelWork(101);
  t.same(counted(101), {});
  t.end();
});
