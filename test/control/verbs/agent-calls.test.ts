// Tests of verbs of agents in calls: answering, holding, hanging up, calling out, and refusals.
import { test } from "tap";
import { ADA, AGENTS, BEN, CALLS } from "../agent-paths.ts";
import { type ControlApi, openControlApi } from "../control-api.ts";

/** Signs Ada and Ben in, and makes a customer call Ada. Returns the call's id. */
async function ringAda({ send }: ControlApi): Promise<string> {
  for (const path of [ADA, BEN]) await send("PATCH", path, { signedIn: true });
  return (await send("POST", CALLS, { from: "13800000001", to: { agent: 101 } })).body.id;
}

test("a played agent answers, holds, retrieves and hangs up, which its counters count", async (t) => {
  const api = await openControlApi();
  const { send } = api;
  const id = await ringAda(api);
  const states = [];
  for (const verb of ["answer", "hold", "retrieve", "mute", "unmute", "release"]) {
    const { status, body } = await send("POST", `${ADA}/${verb}`);
    states.push([verb, status, body.state, (await send("GET", `${CALLS}/${id}`)).body.state]);
  }
  t.strictSame(states, [
    ["answer", 200, "talking", "talking"],
    ["hold", 200, "talking", "held"],
    ["retrieve", 200, "talking", "talking"],
    ["mute", 200, "talking", "talking"],
    ["unmute", 200, "talking", "talking"],
    ["release", 200, "idle", undefined],
  ]);
  t.hasStrict((await send("GET", `${ADA}/statistics`)).body, { answernums: 1, keepnums: 1, agentrelease: 1 });
  t.strictSame(
    api.center.log
      .recent()
      .flatMap(({ event: { type } }) => (/^(held|muted|unmuted|talking)$/.test(type) ? [type] : [])),
    ["talking", "held", "talking", "muted", "unmuted"],
  );
});

test("an id selects the call to retrieve or to hang up", async (t) => {
  const api = await openControlApi();
  const { send } = api;
  const first = await ringAda(api);
  await send("POST", `${ADA}/answer`, { call: first });
  await send("POST", `${ADA}/hold`);
  const made = await send("POST", `${ADA}/call-out`, { to: { number: "13900000001" } });
  t.strictSame([made.status, made.headers["location"]], [201, `${CALLS}/1767603600-2`]);
  t.hasStrict(made.body, { id: "1767603600-2", feature: "outbound", state: "dialing", to: { number: "13900000001" } });
  await send("POST", `${CALLS}/1767603600-2/answer`);
  await send("POST", `${ADA}/hold`);

  await send("POST", `${ADA}/retrieve`, { call: first });
  t.equal((await send("GET", `${CALLS}/${first}`)).body.state, "talking");
  t.strictSame((await send("POST", `${ADA}/release`, { call: "1767603600-2" })).body.session.calls, [first]);
});

test("a rejected call returns to its queue, and with `after: idle` it ends", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  const { id } = (await send("POST", CALLS, { to: { queue: 25 } })).body;
  t.equal((await send("POST", `${ADA}/reject`)).body.state, "busy");
  t.equal((await send("GET", `${CALLS}/${id}`)).body.state, "waiting");
  await send("PATCH", ADA, { state: "idle" });
  t.equal((await send("POST", `${ADA}/reject`, { after: "idle", call: id })).body.state, "idle");
  t.strictSame((await send("GET", CALLS)).body, { calls: [] });
});

test("a played agent calls a colleague, who answers, and then a queue", async (t) => {
  const api = await openControlApi();
  const { send } = api;
  for (const path of [ADA, BEN]) await send("PATCH", path, { signedIn: true });
  t.hasStrict((await send("POST", `${BEN}/call-out`, { to: { agent: 101 } })).body, {
    feature: "internal",
    from: "102",
  });
  t.equal((await send("POST", `${ADA}/answer`)).body.state, "talking");
  await send("POST", `${BEN}/release`);

  const toQueue = await send("POST", `${BEN}/call-out`, { to: { queue: 25 }, data: "order 7" });
  t.hasStrict(toQueue.body, { feature: "internal", to: { queue: 25 }, data: "order 7" });
});

test("a call that fails immediately is answered in state over", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", BEN, { signedIn: true });
  const { status, body } = await send("POST", `${BEN}/call-out`, { to: { agent: 101 } });
  t.strictSame([status, body.state, body.legs], [201, "over", []]);
});

test("a refusal has the retcode of the gateway, the state of the agent, and a remedy", async (t) => {
  const api = await openControlApi();
  const { send } = api;
  const signedOut = await send("POST", `${ADA}/answer`);
  t.strictSame(signedOut.body, {
    type: "urn:ccgw:problem:refused",
    title: "The contact center refuses",
    status: 409,
    detail:
      "The agent is not signed in. The gateway answers a client 100-006 (agent not login). " +
      `Agent 101 is in state signedOut and has no call. PATCH ${ADA} with {"signedIn": true} signs it in.`,
    reason: "not-signed-in",
    retcode: "100-006",
  });

  const id = await ringAda(api);
  const refusals = [];
  for (const [verb, body] of [
    ["hold"],
    ["retrieve"],
    ["mute"],
    ["unmute"],
    ["call-out", { to: { number: "139" } }],
    ["answer", { call: "1767603600-9" }],
    ["reject", { call: "1767603600-9" }],
    ["release", { call: "1767603600-9" }],
  ] as const) {
    const { status, body: problem } = await send("POST", `${ADA}/${verb}`, body);
    refusals.push([verb, status, problem.reason, problem.retcode]);
  }
  t.strictSame(refusals, [
    ["hold", 409, "hold-forbidden", "200-014"],
    ["retrieve", 409, "nothing-held", "200-015"],
    ["mute", 409, "mute-forbidden", "200-004"],
    ["unmute", 409, "unmute-forbidden", "200-008"],
    ["call-out", 409, "call-in-the-way", "100-007"],
    ["answer", 409, "nothing-to-answer", "200-002"],
    ["reject", 409, "rings-not-here", "200-039"],
    ["release", 409, "nothing-to-drop", "200-025"],
  ]);
  t.equal(
    (await send("POST", `${ADA}/hold`)).body.detail,
    "A call in this state cannot be held. The gateway answers a client 200-014 (call state can not be held). " +
      `Agent 101 is in state ringing and has call ${id} (ringing). ` +
      "Hold needs a call in which the agent talks, without a consultation, a transfer or a three-way call.",
  );
});

test("unknown agents, targets, members and verbs are refused", async (t) => {
  const { send } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  const readProblem = async (path: string, body?: object) => {
    const { status, body: problem } = await send("POST", path, body);
    return [status, problem.type.replace("urn:ccgw:problem:", ""), problem.detail];
  };
  const verbs =
    "answer, reject, hold, retrieve, release, mute, unmute, call-out, transfer, cancel-transfer, consult, three-way-call, " +
    "connect, inspect, stop-inspecting, intercept, answer-chat, refuse-chat, say, end-chat, transfer-chat, begin-chat, " +
    "conference, add-participants, remove-participants, hold-participant, retrieve-participant, mute-participant, unmute-participant, " +
    "change-participant-mode, prolong-conference, change-places, play-sound, stop-sound, answer-conference, reject-conference, leave-conference, end-conference, hand-over-chair, record, pause-recording, resume-recording, stop-recording";
  t.strictSame(await readProblem(`${AGENTS}/999/answer`), [
    404,
    "unknown-agent",
    `The center has no agent "999": GET ${AGENTS} lists the agents.`,
  ]);
  t.strictSame(await readProblem(`${ADA}/retreive`), [
    404,
    "unknown-verb",
    `Unknown verb "retreive", did you mean "retrieve"? A verb is one of ${verbs}.`,
  ]);
  t.strictSame(await readProblem(`${ADA}/busy`), [
    404,
    "unknown-verb",
    `Unknown verb "busy": use PATCH ${ADA} with {"state": "busy"}.`,
  ]);
  t.strictSame(await readProblem(`${ADA}/call-out`, { to: { queue: 99 } }), [
    400,
    "invalid-input",
    "to.queue: the center has no queue 99; its queues are 25, 26",
  ]);
  t.strictSame(await readProblem(`${ADA}/call-out`, { to: { agent: 999 } }), [
    400,
    "invalid-input",
    "to.agent: the center has no agent 999",
  ]);
  t.strictSame(await readProblem(`${ADA}/retrieve`, { cal: "1" }), [
    400,
    "invalid-input",
    'unknown member "cal" of a body of this request, did you mean "call"? A body of this request has call',
  ]);
});

test("a path beside the verbs has its own methods, and an unknown one is answered with 404", async (t) => {
  const { send } = await openControlApi();
  const readProblem = async (method: string, path: string) => {
    const { status, body, headers } = await send(method, path);
    return [status, body.type.replace("urn:ccgw:problem:", ""), headers["allow"]];
  };
  t.strictSame(await readProblem("POST", `${ADA}/statistics`), [405, "wrong-method", "GET, HEAD"]);
  t.strictSame(await readProblem("GET", `${ADA}/statistcs`), [404, "unknown-path", undefined]);
  t.strictSame(await readProblem("GET", `${ADA}/answer`), [405, "wrong-method", "POST"]);
});
