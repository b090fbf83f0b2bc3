// Tests of the actions of outside parties through the control API: they answer, refuse and hang up.
import { test } from "tap";
import { answerCall, callInside, callOut, transferCall } from "../../../src/core/index.ts";
import { ADA, BEN, CALLS } from "../agent-paths.ts";
import { type ControlApi, openControlApi } from "../control-api.ts";

/** Makes agent 101 call an outside number, which rings. Returns the call's id. */
async function callOutFromAgent({ send, center }: ControlApi): Promise<string> {
  await send("PATCH", ADA, { signedIn: true });
  return String(center.perform(callOut, { agent: 101, called: "13900000001" }));
}

test("an outside party answers the call of an agent, and later hangs up", async (t) => {
  const api = await openControlApi();
  const id = await callOutFromAgent(api);
  const calling = (await api.send("GET", `${CALLS}/${id}`)).body;
  t.hasStrict(calling, { state: "dialing", outside: [{ number: "13900000001", state: "called" }] });

  const answered = await api.send("POST", `${CALLS}/${id}/answer`);
  t.hasStrict(answered, {
    status: 200,
    body: { state: "talking", outside: [{ number: "13900000001", state: "here" }] },
  });
  t.match(await api.send("POST", `${CALLS}/${id}/hang-up`), {
    status: 200,
    body: { state: "over", outside: { length: 0 } },
  });
});

for (const [verb, failure] of [
  ["refuse", "refused"],
  ["no-answer", "noAnswer"],
  ["busy", "busy"],
  ["hang-up", "refused"],
]) {
  test(`${verb} of the called party ends the call of an agent immediately`, async (t) => {
    const api = await openControlApi();
    const id = await callOutFromAgent(api);
    t.match(await api.send("POST", `${CALLS}/${id}/${verb}`), {
      status: 200,
      body: { state: "over", outside: { length: 0 } },
    });
    const failed = api.center.log.recent().find(({ event }) => event.type === "dialFailed");
    t.match(failed, { at: api.center.now, event: { agent: 101, failure } });
    t.equal((await api.send("GET", ADA)).body.state, "idle");
  });
}

test("the number selects one of two outside parties", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  const { id } = (await send("POST", CALLS, { from: "13800000001", to: { agent: 101 } })).body;
  center.perform(answerCall, { agent: 101, call: undefined });
  center.perform(transferCall, { agent: 101, to: { number: "13900000001" }, mode: "talk" });
  const postAndReadOutside = async (verb: string, body?: object) =>
    (await send("POST", `${CALLS}/${id}/${verb}`, body)).body.outside;
  const customer = { number: "13800000001", state: "here" };

  t.strictSame(await postAndReadOutside("answer"), [customer, { number: "13900000001", state: "here" }]);
  t.strictSame(await postAndReadOutside("hang-up", { number: "13900000001" }), [customer]);
  t.strictSame(await postAndReadOutside("hang-up", {}), []);
});

test("an outside party that is not being called can only hang up", async (t) => {
  const { send } = await openControlApi();
  const { id } = (await send("POST", CALLS, { from: "13800000001", to: { queue: 25 } })).body;
  for (const verb of ["answer", "refuse", "no-answer", "busy"]) {
    t.strictSame((await send("POST", `${CALLS}/${id}/${verb}`)).body, {
      type: "urn:ccgw:problem:refused",
      title: "The contact center refuses",
      status: 409,
      detail:
        "The outside party is not being called, so it can only hang up. " +
        `POST ${CALLS}/${id}/hang-up ends the call.`,
      reason: "outside-party-not-called",
    });
  }
  t.equal((await send("GET", `${CALLS}/${id}`)).body.state, "waiting");
});

test("a number that is not in the call is refused, and so is a call without outside parties", async (t) => {
  const api = await openControlApi();
  const id = await callOutFromAgent(api);
  const other = await api.send("POST", `${CALLS}/${id}/answer`, { number: "110" });
  t.strictSame(
    [other.status, other.body.reason, other.body.detail],
    [
      409,
      "no-such-party",
      "No outside party of the call has this number. The outside parties are 13900000001 (being called).",
    ],
  );
  t.equal((await api.send("GET", `${CALLS}/${id}`)).body.state, "dialing");

  await api.send("PATCH", BEN, { signedIn: true });
  const inside = String(api.center.perform(callInside, { agent: 102, to: { agent: 201 } }));
  const nobody = await api.send("POST", `${CALLS}/${inside}/hang-up`);
  t.strictSame(
    [nobody.status, nobody.body.detail],
    [409, "No outside party of the call has this number. This call has no outside parties, only agents."],
  );
});

test("unknown verbs, invalid bodies and ended calls are refused", async (t) => {
  const { send } = await openControlApi();
  const { id } = (await send("POST", CALLS, { to: { queue: 25 } })).body;
  const unknown = await send("POST", `${CALLS}/${id}/hangup`);
  t.strictSame(
    [unknown.status, unknown.body.detail],
    [404, 'Unknown verb "hangup", did you mean "hang-up"? A verb is one of hang-up, answer, refuse, no-answer, busy.'],
  );
  t.strictSame((await send("POST", `${CALLS}/${id}/hang-up`, { now: true, number: 138 })).body.errors, [
    'number: 138 is a number and a telephone number is text: write it in quotes, "138"',
    'unknown member "now" of a body of this request: a body of this request has number',
  ]);
  t.equal((await send("POST", `${CALLS}/${id}/hang-up`, {})).status, 200);

  const over = `There is no call "${id}": it is over or never existed. GET ${CALLS} lists the calls in progress.`;
  const again = await send("POST", `${CALLS}/${id}/hang-up`);
  t.strictSame([again.status, again.body.detail], [404, over]);
  const read = await send("GET", `${CALLS}/${id}`);
  t.strictSame([read.status, read.body.detail], [404, over]);
});
