// Tests of agents through the control API: reading, unlocking, changing states, and pinning counters.
import { test } from "tap";
import { signIn } from "../../../src/core/index.ts";
import { makePlayedDetails } from "../../../src/scenario/stage/stage.ts";
import { ADA, AGENTS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

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

test("an agent is returned with all its members, and the list has every agent with its state", async (t) => {
  const { send } = await openControlApi();
  t.strictSame((await send("GET", ADA)).body, {
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
  const { agents } = (await send("GET", AGENTS)).body;
  t.strictSame(
    agents.map(({ id, autopilot, state }: Record<string, unknown>) => [id, autopilot, state]),
    [
      [101, false, "signedOut"],
      [102, false, "signedOut"],
      [201, true, "idle"],
    ],
  );
});

test("the list has the group of each agent, and whether it is an inspector", async (t) => {
  const center = {
    agents: [
      { id: 101, inspector: true },
      { id: 102, group: "Night" },
    ],
  };
  const { send } = await openControlApi({ scenario: { center } });
  const { agents } = (await send("GET", AGENTS)).body;
  t.strictSame(
    agents.map(({ inspector, group }: Record<string, unknown>) => [inspector, group]),
    [
      [true, "Default"],
      [false, "Night"],
    ],
  );
});

test("an agent locked by a wrong password can be unlocked, and a request to lock it is refused", async (t) => {
  const { send, center } = await openControlApi({ scenario: { settings: { passwordTries: 1 } } });
  const wrongSignIn = { agent: 101, password: "wrong", details: makePlayedDetails("40038", true), force: false };
  center.perform(signIn, wrongSignIn);
  const before = (await send("GET", ADA)).body.locked;
  const { status, body } = await send("PATCH", ADA, { locked: false });
  t.strictSame([before, status, body.locked], [true, 200, false]);
  t.equal((await send("PATCH", ADA, { locked: true })).status, 400);
});

test("a change by an inspector forces an agent without calls to be busy, then idle", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  const busy = await send("PATCH", ADA, { state: "busy", by: "inspector" });
  const { session } = center.agent(101) ?? {};
  t.strictSame([busy.status, session?.state.name === "busy" && session.state.reason], [200, 3]);
  const idle = await send("PATCH", ADA, { state: "idle", by: "inspector" });
  t.strictSame([idle.status, idle.body.state], [200, "idle"]);
});

test("the list of agents contains neither a password nor a Guid", async (t) => {
  const { send, app, center } = await openControlApi();
  center.perform(signIn, {
    agent: 101,
    password: "secret-of-ada",
    details: makePlayedDetails("40038", true),
    force: false,
  });
  await send("PATCH", `${AGENTS}/102`, { signedIn: true });
  const guids = [...center.state.agents.values()].flatMap(
    ({ session }) => session?.guids.map(({ value }) => value) ?? [],
  );
  t.equal(guids.length, 3);
  const { payload } = await app.inject(AGENTS);
  for (const secret of ["secret-of", "password", "AgentGateway1", ...guids]) t.notMatch(payload, secret);
});

test("the counters of a signed-out agent can be pinned and unpinned", async (t) => {
  const { send } = await openControlApi();
  const changePins = async (statistics: unknown) => (await send("PATCH", ADA, { statistics })).body.statistics;
  t.strictSame(await changePins({ set: { talktime: 300, answernums: 5 } }), {
    ...NOTHING_COUNTED,
    talktime: 300,
    answernums: 5,
  });
  t.strictSame(await changePins({ clear: ["talktime"], set: { busynums: 2 } }), {
    ...NOTHING_COUNTED,
    answernums: 5,
    busynums: 2,
  });
  t.strictSame(await changePins({ clear: true }), NOTHING_COUNTED);
  t.strictSame(await changePins({}), NOTHING_COUNTED);
});

test("a change with mistakes is refused with every mistake, and changes nothing", async (t) => {
  const { send } = await openControlApi();
  const readErrors = async (body: unknown) => {
    const answer = await send("PATCH", ADA, body);
    return answer.status === 400 ? answer.body.errors : answer.status;
  };
  t.strictSame(
    await readErrors({ signedIn: "yes", state: "talking", statistics: { set: { talktime: -1 }, clear: ["talk"] } }),
    [
      'signedIn: "yes" is not a valid choice: use true or false',
      'state: unknown state of an agent "talking": a state of an agent is one of idle, busy, rest, wrapUp',
      "statistics.set.talktime: -1 is not a valid value of a counter: use a whole number, at least 0",
      `statistics.clear[0]: unknown counter "talk": a counter is one of ${Object.keys(NOTHING_COUNTED).join(", ")}`,
    ],
  );
  t.strictSame(await readErrors({ signedIn: true, sate: "busy" }), [
    'unknown member "sate" of a change of an agent, did you mean "state"? ' +
      "A change of an agent has signedIn, state, locked, by, autoAnswer, autoEnterIdle, statistics",
  ]);
  t.strictSame(await readErrors({ signedIn: false, state: "idle" }), [
    'state: this cannot be combined with "signedIn": false: leave out one of the two',
  ]);
  t.match(await readErrors(null), [/^an empty value is not a valid change of an agent: use an object with signedIn, /]);
  t.equal((await send("GET", ADA)).body.state, "signedOut");
});

test("a request for an unknown agent is answered with 404", async (t) => {
  const { send } = await openControlApi();
  for (const id of ["999", "0101", "Ada", "1e2", "-101", "__proto__"]) {
    const { status, body } = await send("GET", `${AGENTS}/${id}`);
    t.equal(status, 404);
    t.equal(body.detail, `The center has no agent "${id}": GET ${AGENTS} lists the agents.`);
  }
  t.equal((await send("PATCH", `${AGENTS}/999`, { signedIn: true })).status, 404);
});
