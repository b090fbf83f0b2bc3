// Stories of Guids: static or rotating, with earlier ones valid until they expire.
import { test } from "tap";
import { hearClient, isGuidValid, renewGuid, setPaceFactor } from "../../../../src/core/index.ts";
import { type Arrangement, openCenter } from "../../../support/center.ts";

/** Signs in an agent. `areValid` returns whether each Guid is valid, oldest first; `poll` returns whether a poll gets a new Guid. */
function signInForGuids(settings: Arrangement["settings"]) {
  const stage = openCenter({ settings: { ...settings, supervision: false } });
  stage.signIn(101, { polls: false });
  const { center, session } = stage;
  const first = session(101).guids[0];
  if (first === undefined) throw new Error("The sign-in issued no Guid.");
  return {
    ...stage,
    first,
    areValid: () => session(101).guids.map((guid) => isGuidValid(center, guid)),
    poll() {
      const outcome = center.perform(renewGuid, { agent: 101 });
      return "guid" in outcome && outcome.guid !== undefined ? "new" : "none";
    },
  };
}

test("a Guid is a UUID with the name of the node", (t) => {
  const { first } = signInForGuids({ nodeName: "AgentGateway7" });
  t.match(first.value, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\.AgentGateway7$/);
  t.end();
});

test("a static Guid lasts for the whole session", (t) => {
  const { runFor, poll, areValid } = signInForGuids({ authMode: "static" });
  runFor(86_400);
  t.equal(poll(), "none");
  t.same(areValid(), [true]);
  t.end();
});

test("with rotation, a poll returns a new Guid when the newest is 60 seconds old", (t) => {
  const { runFor, poll, session } = signInForGuids({ authMode: "dynamic" });
  runFor(59);
  t.equal(poll(), "none");
  runFor(1);
  t.equal(poll(), "new");
  t.equal(poll(), "none");
  runFor(60);
  t.equal(poll(), "new");
  t.equal(new Set(session(101).guids.map(({ value }) => value)).size, session(101).guids.length);
  t.end();
});

test("after a rotation, the old Guid is valid until it is 120 seconds old", (t) => {
  const { center, runFor, poll, first, areValid } = signInForGuids({ authMode: "dynamic" });
  runFor(60);
  poll();
  t.same(areValid(), [true, true]);
  runFor(59);
  t.same(areValid(), [true, true]);
  runFor(1);
  t.same(areValid(), [false, true]);
  poll();
  t.same(areValid(), [true, true], "an expired Guid is removed when a new one is issued");
  t.equal(isGuidValid(center, first), false);
  t.end();
});

test("with rotation, the only Guid expires if no poll renews it", (t) => {
  const { runFor, areValid } = signInForGuids({ authMode: "dynamic" });
  runFor(119);
  t.same(areValid(), [true]);
  runFor(1);
  t.same(areValid(), [false]);
  t.end();
});

test("one advance after a request does not expire the last Guid, but the next one may", (t) => {
  const { advance, areValid } = signInForGuids({ authMode: "dynamic" });
  advance(3_600);
  t.same(areValid(), [true]);
  advance(119);
  t.same(areValid(), [true]);
  advance(1);
  t.same(areValid(), [false]);
  t.end();
});

test("an advance longer than the lifetime keeps only the last Guid valid, and makes a new one due", (t) => {
  const { center, advance, runFor, poll, areValid } = signInForGuids({ authMode: "dynamic" });
  runFor(60);
  poll();
  center.perform(hearClient, { id: 101 });
  advance(300);
  t.same(areValid(), [false, true]);
  t.equal(poll(), "new");
  t.same(areValid(), [true, true]);
  t.end();
});

test("a replaced Guid expires 120 seconds after its issue, regardless of advances of the clock", (t) => {
  const { center, advance, poll, first } = signInForGuids({ authMode: "dynamic" });
  const accepted: [seconds: number, isValid: boolean][] = [];
  for (let seconds = 10; seconds <= 150; seconds += 10) {
    advance(10);
    center.perform(hearClient, { id: 101 });
    poll();
    accepted.push([seconds, isGuidValid(center, first)]);
  }
  t.strictSame(accepted.filter(([, isValid]) => isValid).at(-1), [110, true]);
  t.strictSame(
    accepted.find(([, isValid]) => !isValid),
    [120, false],
  );
  t.end();
});

test("an advance shorter than a Guid's remaining lifetime keeps its age; a longer one after a request resets it", (t) => {
  const { advance, areValid } = signInForGuids({ authMode: "dynamic" });
  advance(100);
  t.same(areValid(), [true]);
  advance(20);
  t.same(areValid(), [false], "the client has sent nothing since");
  const other = signInForGuids({ authMode: "dynamic" });
  other.advance(100);
  other.center.perform(hearClient, { id: 101 });
  other.advance(100);
  other.runFor(119);
  t.same(other.areValid(), [true]);
  other.runFor(1);
  t.same(other.areValid(), [false]);
  t.end();
});

test("on a clock that runs 60 times faster, a Guid has 60 times the interval and the lifetime", (t) => {
  const { center, runFor, poll, areValid } = signInForGuids({ authMode: "dynamic" });
  center.perform(setPaceFactor, { factor: 60 });
  runFor(3_599);
  t.equal(poll(), "none");
  runFor(3_600);
  t.same(areValid(), [true]);
  runFor(1);
  t.same(areValid(), [false]);
  t.equal(poll(), "new");
  t.end();
});

test("guidInterval sets the interval, and guidTimeout the lifetime", (t) => {
  const { runFor, poll, areValid } = signInForGuids({ authMode: "dynamic", guidInterval: 5_000, guidTimeout: 8_000 });
  runFor(5);
  t.equal(poll(), "new");
  runFor(3);
  t.same(areValid(), [false, true]);
  t.end();
});

test("an agent who is not signed in gets no Guid", (t) => {
  const { center } = openCenter();
  t.hasStrict(center.perform(renewGuid, { agent: 101 }), { reason: "not-signed-in" });
  t.end();
});

test("the same seed gives each agent the same Guids, independently of other agents", (t) => {
  const alone = openCenter();
  alone.signIn(102);
  const withOthers = openCenter();
  withOthers.signIn(101);
  withOthers.signIn(103);
  withOthers.signIn(102);
  t.same(withOthers.session(102).guids, alone.session(102).guids);
  t.notSame(withOthers.session(101).guids, withOthers.session(102).guids);
  t.end();
});
