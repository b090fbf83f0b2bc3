// Tests of calls of customers through the control API: creating and reading.
import { test } from "tap";
import { answerCall, hangUpAsCustomer, holdCall } from "../../../src/core/index.ts";
import { ADA, ADVANCE, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

test("a call to a queue waits, rings, is answered and held, and ends when the customer hangs up", async (t) => {
  const { send, center } = await openControlApi();
  const made = await send("POST", CALLS, { from: "13800000001", to: { queue: 25 }, data: "order 7" });
  const id = "1767603600-1";
  t.strictSame([made.status, made.headers["location"]], [201, `${CALLS}/${id}`]);
  const waiting = {
    id,
    feature: "inbound",
    from: "13800000001",
    called: "60025",
    to: { queue: 25 },
    state: "waiting",
    media: "voice",
    queue: 25,
    begunAt: "2026-01-05T09:00:00.000Z",
    answeredAt: null,
    transferredBy: null,
    data: "order 7",
    legs: [],
    outside: [{ number: "13800000001", state: "here" }],
  };
  const hint = "No agent takes calls from queue 25: the call waits until one signs in to it (resetskill).";
  t.strictSame(made.body, { ...waiting, hint });

  await send("POST", ADVANCE, { by: "5s" });
  await send("PATCH", ADA, { signedIn: true });
  const ringing = {
    ...waiting,
    state: "ringing",
    legs: [{ agent: 101, state: "ringing", since: "2026-01-05T09:00:05.000Z", muted: false }],
  };
  const hears = [
    { party: { agent: 101 }, hears: [] },
    { party: { number: "13800000001" }, hears: [] },
  ];
  t.strictSame((await send("GET", `${CALLS}/${id}`)).body, { ...ringing, hears });
  t.strictSame((await send("GET", CALLS)).body, { calls: [ringing] });

  await send("POST", ADVANCE, { by: "3s" });
  center.perform(answerCall, { agent: 101, call: undefined });
  t.hasStrict((await send("GET", `${CALLS}/${id}`)).body, {
    state: "talking",
    answeredAt: "2026-01-05T09:00:08.000Z",
    hears: [{ hears: [{ number: "13800000001" }] }, { hears: [{ agent: 101 }] }],
  });
  center.perform(holdCall, { agent: 101 });
  t.equal((await send("GET", `${CALLS}/${id}`)).body.state, "held");

  const ended = await send("POST", `${CALLS}/${id}/hang-up`);
  t.strictSame([ended.status, ended.body.state, ended.body.legs, ended.body.outside], [200, "over", [], []]);
  t.strictSame((await send("GET", CALLS)).body, { calls: [] });
});

test("a call to an agent needs no skills of that agent", async (t) => {
  const { send } = await openControlApi();
  const { body } = await send("POST", CALLS, { to: { agent: 201 }, called: "4000" });
  t.hasStrict(body, { to: { agent: 201 }, called: "4000", state: "ringing", legs: [{ agent: 201 }] });
});

test("a call that no agent can take now has a hint", async (t) => {
  const { send } = await openControlApi();
  const readHint = async (to: object) => (await send("POST", CALLS, { to })).body.hint;
  t.equal(await readHint({ agent: 101 }), "Agent 101 is signed out: the call waits until it signs in.");
  t.equal(await readHint({ agent: 201 }), undefined);
});

test("a call has the media of its queue unless it sets its own", async (t) => {
  const center = { queues: [{ id: 25 }, { id: 26, media: "video" }], agents: [{ id: 101 }] };
  const { send } = await openControlApi({ scenario: { center } });
  const readMedia = async (body: object) => (await send("POST", CALLS, body)).body.media;
  t.strictSame(
    [
      await readMedia({ to: { queue: 25 } }),
      await readMedia({ to: { queue: 26 } }),
      await readMedia({ to: { agent: 101 } }),
      await readMedia({ to: { queue: 26 }, media: "voice" }),
      await readMedia({ to: { queue: 25 }, media: "video" }),
    ],
    ["voice", "video", "voice", "voice", "video"],
  );
});

test("a caller without a number gets one that depends on the seed", async (t) => {
  const createCall = async () => (await (await openControlApi()).send("POST", CALLS, { to: { queue: 25 } })).body.from;
  const number = await createCall();
  t.match(number, /^[1-9]\d{7}$/);
  t.equal(await createCall(), number);
});

test("a customer hangs up after its patience, or after its talk time", async (t) => {
  const { send } = await openControlApi();
  await send("POST", CALLS, { to: { queue: 25 }, patience: "20s" });
  const answeredCall = (await send("POST", CALLS, { to: { queue: 26 }, talk: "1m" })).body.id;
  await send("POST", ADVANCE, { by: "62s" });
  t.match((await send("GET", CALLS)).body.calls, [{ id: answeredCall, state: "talking" }]);
  await send("POST", ADVANCE, { by: "1s" });
  t.strictSame((await send("GET", CALLS)).body, { calls: [] });
});

test("a call that ends at the moment of its creation is answered with 201", async (t) => {
  const { send, center } = await openControlApi();
  center.log.listen(({ event }) => {
    if (event.type === "callQueued") center.perform(hangUpAsCustomer, { call: event.call });
  });
  const { status, body } = await send("POST", CALLS, { to: { queue: 25 } });
  t.strictSame([status, body.state, body.to], [201, "over", { queue: 25 }]);
});

test("a call with mistakes is refused with every mistake, and is not created", async (t) => {
  const { send } = await openControlApi();
  const readErrors = async (body: unknown) => {
    const answer = await send("POST", CALLS, body);
    return answer.status === 400 ? answer.body.errors : answer.status;
  };
  t.strictSame(await readErrors({ from: 138, fron: "1", to: "support", patience: "0s", talk: "long", data: 7 }), [
    'from: 138 is a number and a telephone number is text: write it in quotes, "138"',
    'to: "support" is not a valid destination of a call: use {queue: <id>} or {agent: <id>}',
    'patience: "0s" is too short: use more than 0s',
    'talk: "long" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
    'data: 7 is a number and a piece of data is text: write it in quotes, "7"',
    'unknown member "fron" of a call: a call has from, to, called, patience, talk, data, media',
  ]);
  t.strictSame(await readErrors({ to: { queue: 25 }, media: "chat" }), [
    'media: unknown medium "chat": a medium is one of voice, video',
  ]);
  t.strictSame(await readErrors({ to: { queue: 99 } }), [
    "to.queue: the center has no queue 99; its queues are 25, 26",
  ]);
  t.strictSame(await readErrors({ to: { agent: 999 } }), ["to.agent: the center has no agent 999"]);
  t.strictSame(await readErrors({ to: { agent: 101, queue: 25 } }), [
    "to: an object with agent, queue is not a valid destination of a call: use {queue: <id>} or {agent: <id>}",
  ]);
  t.strictSame(await readErrors({}), ['to: "to" is missing: use {queue: <id>} or {agent: <id>}']);
  t.strictSame((await send("GET", CALLS)).body, { calls: [] });
});
