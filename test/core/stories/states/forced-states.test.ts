// Stories of inspectors who force an agent's state.
import { test } from "tap";
import { forceState } from "../../../../src/core/index.ts";
import { openCenter, outcomeOf } from "../../../support/center.ts";

test("an inspector forces an agent into busy, rest and idle", (t) => {
  const { center, signIn, events } = openCenter();
  signIn(101);
  center.perform(forceState, { agent: 101, state: "busy" });
  center.perform(forceState, { agent: 101, state: { rest: 60_000, cause: 5 } });
  center.perform(forceState, { agent: 101, state: "idle" });
  t.same(
    [events("becameBusy"), events("restBegan"), events("becameIdle").at(-1)],
    [
      [{ type: "becameBusy", agent: 101, reason: 3, again: false }],
      [{ type: "restBegan", agent: 101, restCause: 5, granted: 60_000 }],
      { type: "becameIdle", agent: 101, again: false, forced: true },
    ],
  );
  t.end();
});

test("a forced busy state cancels bookings, and counts like one that the agent requests", (t) => {
  const { center, signIn, work, sayBusy, runFor, stateOf, counted } = openCenter();
  signIn(101);
  work(101);
  sayBusy(101);
  center.perform(forceState, { agent: 101, state: "busy" });
  runFor(40);
  center.perform(forceState, { agent: 101, state: "idle" });
  t.same([stateOf(101), counted(101)], ["idle", { busynums: 1, busytime: 40 }]);
  t.end();
});

test("agents in a call or signed out cannot be forced into a state", (t) => {
  const { center, signIn, call, stateOf } = openCenter();
  signIn(101);
  call();
  const reasons = [101, 102].map((agent) => outcomeOf(center, forceState, { agent, state: "idle" }));
  t.same([reasons, stateOf(101)], [["state-forbids", "not-signed-in"], "occupied"]);
  t.end();
});
