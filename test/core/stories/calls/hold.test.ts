// Stories of a customer on hold.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";

test("a held call can be retrieved", (t) => {
  const { signIn, call, answer, hold, retrieve, record, runFor, stateOf, events } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  const rows = record();
  runFor(10);
  hold(101);
  t.equal(stateOf(101), "occupied");
  runFor(20);
  retrieve(101);
  t.same(rows, [
    [10, 101, "held"],
    [30, 101, "talking"],
  ]);
  t.same(
    events("talking").map(({ call, talkCause }) => [call, talkCause]),
    [
      [id, "answered"],
      [id, "retrieved"],
    ],
  );
  t.end();
});

test("the customer can hang up while on hold", (t) => {
  const { signIn, call, answer, hold, hangUpAsCustomer, record, runFor } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  hold(101);
  runFor(5);
  const rows = record();
  hangUpAsCustomer(id);
  t.same(rows, [
    [5, 101, "otherSideLeft"],
    [5, 101, "leftCall"],
    [5, 101, "phoneOnHook"],
    [5, 101, "becameIdle"],
    [5, "center", "callOver"],
  ]);
  t.end();
});

test("hold and retrieve are refused without a suitable call", (t) => {
  const { signIn, call, answer, hold, retrieve, record } = openCenter();
  t.equal(hold(101), "not-signed-in");
  t.equal(retrieve(101), "not-signed-in");
  signIn(101);
  t.equal(hold(101), "nothing-to-hold");
  t.equal(retrieve(101), "nothing-held");
  call();
  t.equal(hold(101), "hold-forbidden", "a call that rings");
  t.equal(retrieve(101), "nothing-held");
  answer(101);
  t.equal(retrieve(101), "nothing-held", "a call in progress");
  hold(101);
  const rows = record();
  t.equal(hold(101), "hold-forbidden", "a call on hold");
  t.equal(retrieve(101, "1767603600-9"), "nothing-held", "another call");
  t.same(rows, []);
  t.equal(retrieve(101, "1767603600-1"), "done");
  t.end();
});
