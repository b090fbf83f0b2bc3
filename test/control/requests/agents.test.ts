// Agents through the control API: looked at, signed in and out, put into states, their counters pinned.
import { test } from "tap";
import { signIn } from "../../../src/core/index.ts";
import { playedDetails } from "../../../src/scenario/stage/stage.ts";
import { ADA, AGENTS } from "../agent-paths.ts";
import { openDoor } from "../door.ts";

const NOTHING_COUNTED = {
  talktime: 0,
  answernums: 0,
  noanswernums: 0,
  calloutnums: 0,
  intercallnums: 0,
  interhelpnums: 0,
  transfernums: 0,
  transferoutnums: 0,
  transferivrnums: 0,
  redirectnums: 0,
  keepnums: 0,
  busynums: 0,
  restnums: 0,
  restoutnums: 0,
  resttime: 0,
  restouttime: 0,
  agentrelease: 0,
  busytime: 0,
};

test("an agent signed out, and one on autopilot", async (t) => {
  const { ask } = await openDoor();
  t.strictSame((await ask("GET", ADA)).body, {
    id: 101,
    name: "Ada",
    group: "Default",
    inspector: false,
    phone: "40038",
    queues: [25],
    autopilot: false,
    locked: false,
    state: "signedOut",
    since: null,
    session: null,
    statistics: NOTHING_COUNTED,
    waitingEvents: 0,
  });
  const { agents } = (await ask("GET", AGENTS)).body;
  t.strictSame(
    agents.map(({ id, autopilot, state }: Record<string, unknown>) => [id, autopilot, state]),
    [
      [101, false, "signedOut"],
      [102, false, "signedOut"],
      [201, true, "idle"],
    ],
  );
});

test("an inspector, and an agent of a group", async (t) => {
  const center = {
    agents: [
      { id: 101, inspector: true },
      { id: 102, group: "Night" },
    ],
  };
  const { ask } = await openDoor({ scenario: { center } });
  const { agents } = (await ask("GET", AGENTS)).body;
  t.strictSame(
    agents.map(({ inspector, group }: Record<string, unknown>) => [inspector, group]),
    [
      [true, "Default"],
      [false, "Night"],
    ],
  );
});

test("an account that wrong passwords have locked is unlocked", async (t) => {
  const { ask, center } = await openDoor({ scenario: { settings: { passwordTries: 1 } } });
  const signIn101 = { agent: 101, password: "wrong", details: playedDetails("40038", true), force: false };
  center.perform(signIn, signIn101);
  const before = (await ask("GET", ADA)).body.locked;
  const { status, body } = await ask("PATCH", ADA, { locked: false });
  t.strictSame([before, status, body.locked], [true, 200, false]);
  t.equal((await ask("PATCH", ADA, { locked: true })).status, 400);
});

test("an inspector forces an agent who is in no call", async (t) => {
  const { ask, center } = await openDoor();
  await ask("PATCH", ADA, { signedIn: true });
  const busy = await ask("PATCH", ADA, { state: "busy", by: "inspector" });
  const { session } = center.agent(101) ?? {};
  t.strictSame([busy.status, session?.state.name === "busy" && session.state.reason], [200, 3]);
  const idle = await ask("PATCH", ADA, { state: "idle", by: "inspector" });
  t.strictSame([idle.status, idle.body.state], [200, "idle"]);
});

test("no answer ever holds a password or a Guid", async (t) => {
  const { ask, app, center } = await openDoor();
  center.perform(signIn, {
    agent: 101,
    password: "secret-of-ada",
    details: playedDetails("40038", true),
    force: false,
  });
  await ask("PATCH", `${AGENTS}/102`, { signedIn: true });
  const guids = [...center.state.agents.values()].flatMap(
    ({ session }) => session?.guids.map(({ value }) => value) ?? [],
  );
  t.equal(guids.length, 3);
  const { payload } = await app.inject(AGENTS);
  for (const secret of ["secret-of", "password", "AgentGateway1", ...guids]) t.notMatch(payload, secret);
});

test("counters are pinned and let go, also of an agent who is signed out", async (t) => {
  const { ask } = await openDoor();
  const pinned = async (statistics: unknown) => (await ask("PATCH", ADA, { statistics })).body.statistics;
  t.strictSame(await pinned({ set: { talktime: 300, answernums: 5 } }), {
    ...NOTHING_COUNTED,
    talktime: 300,
    answernums: 5,
  });
  t.strictSame(await pinned({ clear: ["talktime"], set: { busynums: 2 } }), {
    ...NOTHING_COUNTED,
    answernums: 5,
    busynums: 2,
  });
  t.strictSame(await pinned({ clear: true }), NOTHING_COUNTED);
  t.strictSame(await pinned({}), NOTHING_COUNTED);
});

test("a change that cannot be meant: every mistake is told, and nothing is done", async (t) => {
  const { ask } = await openDoor();
  const errorsFor = async (body: unknown) => {
    const seen = await ask("PATCH", ADA, body);
    return seen.status === 400 ? seen.body.errors : seen.status;
  };
  t.strictSame(
    await errorsFor({ signedIn: "yes", state: "talking", statistics: { set: { talktime: -1 }, clear: ["talk"] } }),
    [
      'signedIn: "yes" is not a valid choice: use true or false',
      'state: unknown state to ask for "talking": a state to ask for is one of idle, busy, rest, wrapUp',
      "statistics.set.talktime: -1 is not a valid value of a counter: use a whole number, at least 0",
      `statistics.clear[0]: unknown counter "talk": a counter is one of ${Object.keys(NOTHING_COUNTED).join(", ")}`,
    ],
  );
  t.strictSame(await errorsFor({ signedIn: true, sate: "busy" }), [
    'unknown member "sate" of a change of an agent, did you mean "state"? ' +
      "A change of an agent has signedIn, state, locked, by, autoAnswer, autoEnterIdle, statistics",
  ]);
  t.strictSame(await errorsFor({ signedIn: false, state: "idle" }), [
    'state: this cannot be combined with "signedIn": false: leave out one of the two',
  ]);
  t.match(await errorsFor(null), [/^an empty value is not a valid change of an agent: use an object with signedIn, /]);
  t.equal((await ask("GET", ADA)).body.state, "signedOut");
});

test("an agent that is not there", async (t) => {
  const { ask } = await openDoor();
  for (const id of ["999", "0101", "Ada", "1e2", "-101", "__proto__"]) {
    const { status, body } = await ask("GET", `${AGENTS}/${id}`);
    t.equal(status, 404);
    t.equal(body.detail, `The center has no agent "${id}": GET ${AGENTS} lists the agents.`);
  }
  t.equal((await ask("PATCH", `${AGENTS}/999`, { signedIn: true })).status, 404);
});
