// Calls from the outside party's side, through the control API.
import { test } from "tap";
import { answer, customerHangsUp, hold } from "../../src/core/index.ts";
import { openDoor } from "./door.ts";

const CALLS = "/worlds/default/calls";
const ADA = "/worlds/default/agents/101";
const ADVANCE = "/worlds/default/clock/advance";

test("a call to a queue waits, rings, is talked and held, and is over when the customer hangs up", async (t) => {
  const { ask, center } = await openDoor();
  const made = await ask("POST", CALLS, { from: "13800000001", to: { queue: 25 }, data: "order 7" });
  const id = "1767603600-1";
  t.strictSame([made.status, made.headers["location"]], [201, `${CALLS}/${id}`]);
  const waiting = {
    id,
    feature: "inbound",
    from: "13800000001",
    called: "60025",
    to: { queue: 25 },
    state: "waiting",
    begunAt: "2026-01-05T09:00:00.000Z",
    answeredAt: null,
    data: "order 7",
    legs: [],
  };
  t.strictSame(made.body, waiting);

  await ask("POST", ADVANCE, { by: "5s" });
  await ask("PATCH", ADA, { signedIn: true });
  const ringing = {
    ...waiting,
    state: "ringing",
    legs: [{ agent: 101, state: "ringing", since: "2026-01-05T09:00:05.000Z" }],
  };
  t.strictSame((await ask("GET", `${CALLS}/${id}`)).body, ringing);
  t.strictSame((await ask("GET", CALLS)).body, { calls: [ringing] });

  await ask("POST", ADVANCE, { by: "3s" });
  center.perform(answer, { agent: 101, call: undefined });
  t.match((await ask("GET", `${CALLS}/${id}`)).body, { state: "talking", answeredAt: "2026-01-05T09:00:08.000Z" });
  center.perform(hold, { agent: 101 });
  t.equal((await ask("GET", `${CALLS}/${id}`)).body.state, "held");

  const ended = await ask("POST", `${CALLS}/${id}/hang-up`);
  t.strictSame([ended.status, ended.body.state, ended.body.legs], [200, "over", []]);
  t.strictSame((await ask("GET", CALLS)).body, { calls: [] });
});

test("a call to an agent by name needs no skills of that agent", async (t) => {
  const { ask } = await openDoor();
  const { body } = await ask("POST", CALLS, { to: { agent: 201 }, called: "4000" });
  t.match(body, { to: { agent: 201 }, called: "4000", state: "ringing", legs: [{ agent: 201 }] });
});

test("a caller without a number gets one, the same for the same seed", async (t) => {
  const made = async () => (await (await openDoor()).ask("POST", CALLS, { to: { queue: 25 } })).body.from;
  const number = await made();
  t.match(number, /^[1-9]\d{7}$/);
  t.equal(await made(), number);
});

test("patience and talk are lengths of time", async (t) => {
  const { ask } = await openDoor();
  await ask("POST", CALLS, { to: { queue: 25 }, patience: "20s" });
  const talked = (await ask("POST", CALLS, { to: { queue: 26 }, talk: "1m" })).body.id;
  await ask("POST", ADVANCE, { by: "62s" });
  t.match((await ask("GET", CALLS)).body.calls, [{ id: talked, state: "talking" }]);
  await ask("POST", ADVANCE, { by: "1s" });
  t.strictSame((await ask("GET", CALLS)).body, { calls: [] });
});

test("a call that ends in the moment it was made is answered all the same", async (t) => {
  const { ask, center } = await openDoor();
  center.log.listen(({ event }) => {
    if (event.type === "call-queued") center.perform(customerHangsUp, { call: event.call });
  });
  const { status, body } = await ask("POST", CALLS, { to: { queue: 25 } });
  t.strictSame([status, body.state, body.to], [201, "over", { queue: 25 }]);
});

test("a call that cannot be made: every mistake is told, and no call is there", async (t) => {
  const { ask } = await openDoor();
  const errorsFor = async (body: unknown) => {
    const seen = await ask("POST", CALLS, body);
    return seen.status === 400 ? seen.body.errors : seen.status;
  };
  t.strictSame(await errorsFor({ from: 138, fron: "1", to: "support", patience: "0s", talk: "long", data: 7 }), [
    'from: 138 is a number and a telephone number is text: write it in quotes, "138"',
    'to: "support" is no destination of a call: {queue: <id>} or {agent: <id>}',
    'patience: "0s" is too short: longer than 0s',
    'talk: "long" is no duration: a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
    'data: 7 is a number and a piece of data is text: write it in quotes, "7"',
    'unknown member "fron" of a call, did you mean "from"? A call has from, to, called, patience, talk, data',
  ]);
  t.strictSame(await errorsFor({ to: { queue: 99 } }), ["to.queue: the center has no queue 99; its queues are 25, 26"]);
  t.strictSame(await errorsFor({ to: { agent: 999 } }), ["to.agent: the center has no agent 999"]);
  t.strictSame(await errorsFor({ to: { agent: 101, queue: 25 } }), [
    "to: an object with agent, queue is no destination of a call: {queue: <id>} or {agent: <id>}",
  ]);
  t.strictSame(await errorsFor({}), ['to: "to" is missing: {queue: <id>} or {agent: <id>}']);
  t.strictSame((await ask("GET", CALLS)).body, { calls: [] });
});

test("the caller of an inbound call can hang up and nothing else", async (t) => {
  const { ask } = await openDoor();
  const { id } = (await ask("POST", CALLS, { to: { queue: 25 } })).body;
  for (const verb of ["answer", "refuse", "no-answer"]) {
    t.strictSame((await ask("POST", `${CALLS}/${id}/${verb}`)).body, {
      type: "urn:ccgw:problem:refused",
      title: "The center refuses",
      status: 409,
      detail:
        "The outside party of this call is the caller: it is not being called, so it can only hang up. " +
        `POST ${CALLS}/${id}/hang-up ends the call.`,
      reason: "outside-party-not-called",
    });
  }
  t.equal((await ask("GET", `${CALLS}/${id}`)).body.state, "waiting");
});

test("unknown verbs, bodies for a verb, and calls that are over", async (t) => {
  const { ask } = await openDoor();
  const { id } = (await ask("POST", CALLS, { to: { queue: 25 } })).body;
  const unknown = await ask("POST", `${CALLS}/${id}/hangup`);
  t.strictSame(
    [unknown.status, unknown.body.detail],
    [404, 'Unknown verb "hangup", did you mean "hang-up"? A verb is one of hang-up, answer, refuse, no-answer.'],
  );
  t.strictSame((await ask("POST", `${CALLS}/${id}/hang-up`, { now: true })).body.errors, [
    'unknown member "now" of a body of this request: a body of this request has no members',
  ]);
  t.equal((await ask("POST", `${CALLS}/${id}/hang-up`, {})).status, 200);

  const over = `There is no call "${id}": it is over, or never was. GET ${CALLS} lists the calls under way.`;
  const again = await ask("POST", `${CALLS}/${id}/hang-up`);
  t.strictSame([again.status, again.body.detail], [404, over]);
  const read = await ask("GET", `${CALLS}/${id}`);
  t.strictSame([read.status, read.body.detail], [404, over]);
});
