// Tests of chats through the control API: customers begin, write and leave; played agents answer and write.
import { test } from "tap";
import { MAX_CHATS, startChat } from "../../../src/core/index.ts";
import { ADA, ADVANCE, BEN, CALLS } from "../agent-paths.ts";
import { type ControlApi, openControlApi } from "../control-api.ts";

const CHATS = "/worlds/default/chats";

/** Queue 25 is for calls, queue 30 for chats. */
const SCENARIO = {
  center: {
    queues: [{ id: 25 }, { id: 30, media: "chat", maxWaiting: 1 }],
    agents: [
      { id: 101, name: "Ada", queues: [25, 30] },
      { id: 102, name: "Ben", queues: [25] },
    ],
  },
};

/** Sends a request that is refused. Returns the status and the sentence. */
async function sendRefused(send: ControlApi["send"], ...request: [method: string, url: string, body?: unknown]) {
  const { status, body } = await send(...request);
  return [status, body.detail];
}

const ID = "1767603600-1";

test("a chat waits, rings, is answered, has messages, and ends when the customer leaves", async (t) => {
  const { send } = await openControlApi({ scenario: SCENARIO });
  const made = await send("POST", CHATS, { from: "138", name: "Mia", to: { queue: 30 }, text: "Hi", data: "order 7" });
  const hello = { number: 1, at: "2026-01-05T09:00:00.000Z", from: null, text: "Hi" };
  const waiting = {
    id: ID,
    media: "chat",
    from: "138",
    name: "Mia",
    called: "60030",
    state: "waiting",
    queue: 30,
    begunAt: "2026-01-05T09:00:00.000Z",
    answeredAt: null,
    endedAt: null,
    end: null,
    data: "order 7",
    agents: [],
    count: 1,
    lastMessage: hello,
  };
  const hint =
    "No agent can take a chat of queue 30 now: the chat waits until an agent signs in to the queue with checkInWebm, or has room.";
  t.strictSame([made.status, made.headers["location"], made.body], [201, `${CHATS}/${ID}`, { ...waiting, hint }]);

  await send("PATCH", ADA, { signedIn: true });
  const since = "2026-01-05T09:00:00.000Z";
  const ringing = { ...waiting, state: "ringing", agents: [{ agent: 101, state: "ringing", since }] };
  t.strictSame((await send("GET", CHATS)).body, { chats: [ringing] });
  await send("POST", ADVANCE, { by: "5s" });
  t.match((await send("POST", `${ADA}/answer-chat`)).body, {
    state: "idle",
    session: { chats: [ID], calls: { length: 0 } },
  });
  await send("POST", `${ADA}/say`, { text: "Good morning" });
  const said = await send("POST", `${CHATS}/${ID}/say`, { text: "Where is it?" });
  t.hasStrict(said.body, { state: "talking", count: 3, lastMessage: { number: 3, from: null, text: "Where is it?" } });
  t.match((await send("GET", `${CHATS}/${ID}`)).body.messages, [
    hello,
    { from: 101, text: "Good morning" },
    { number: 3 },
  ]);

  const left = await send("DELETE", `${CHATS}/${ID}`);
  t.match(
    [left.status, left.body],
    [200, { state: "over", end: "customer", endedAt: "2026-01-05T09:00:05.000Z", agents: { length: 0 } }],
  );
  t.strictSame(
    [(await send("GET", CHATS)).body, (await send("GET", `${CHATS}/${ID}`)).body],
    [{ chats: [] }, left.body],
  );
});

test("a chat that no agent can take ends immediately, and its hint has the reason", async (t) => {
  const { send } = await openControlApi({ scenario: SCENARIO });
  t.hasStrict((await send("POST", CHATS, { to: { agent: 102 } })).body, {
    state: "over",
    end: "turnedAway",
    hint: "Agent 102 cannot take a chat now, so the chat is over: a chat needs a sign-in with checkInWebm, an idle or talking agent, and room for one more.",
  });
  await send("POST", CHATS, { to: { queue: 30 } });
  t.hasStrict((await send("POST", CHATS, { to: { queue: 30 } })).body, {
    state: "over",
    hint: "Queue 30 has the maximum number of waiting chats, so the chat is over.",
  });
});

test("calls and chats go to separate queues", async (t) => {
  const { send } = await openControlApi({ scenario: SCENARIO });
  t.strictSame(await sendRefused(send, "POST", CHATS, { to: { queue: 25 } }), [
    409,
    "The queue is for other media. No chat was begun. POST /worlds/default/calls creates a call.",
  ]);
  t.strictSame(await sendRefused(send, "POST", CALLS, { to: { queue: 30 } }), [
    409,
    "The queue is for other media. No call was created. POST /worlds/default/chats begins a chat.",
  ]);
});

test("agents begin, transfer, refuse and end chats", async (t) => {
  const { send } = await openControlApi({ scenario: SCENARIO });
  for (const agent of [ADA, BEN]) await send("PATCH", agent, { signedIn: true });
  await send("POST", CHATS, { to: { agent: 101 } });
  t.match(await sendRefused(send, "POST", `${ADA}/say`, { text: "Hi" }), [
    409,
    /Agent 101 is in state idle and has no call, and 1 chat\. Say needs a chat in which the agent talks\.$/,
  ]);
  await send("POST", `${ADA}/answer-chat`, { chat: ID });
  await send("POST", `${ADA}/transfer-chat`, { to: { agent: 102 } });
  t.hasStrict((await send("GET", `${CHATS}/${ID}`)).body, { agents: [{ agent: 102, state: "ringing" }] });
  await send("POST", `${BEN}/refuse-chat`);
  t.hasStrict((await send("GET", `${CHATS}/${ID}`)).body, { state: "over" });
  await send("POST", `${ADA}/begin-chat`, { agent: 102 });
  await send("POST", `${BEN}/answer-chat`);
  t.hasStrict((await send("GET", CHATS)).body, { chats: [{ from: "101", name: null, state: "talking" }] });
  t.strictSame(await sendRefused(send, "DELETE", `${CHATS}/1767603600-2`, undefined), [
    409,
    "There is no such chat, or the agent is not in it. Chat 1767603600-2 is between two agents and has no customer.",
  ]);
  t.strictSame((await send("POST", `${BEN}/end-chat`)).body.session.chats, []);
  t.match(await sendRefused(send, "POST", `${CHATS}/${ID}/say`, { text: "Hi" }), [409, /Chat 1767603600-1 is over\.$/]);
});

test("a chat beyond the limit of the center ends immediately, and its hint has that limit", async (t) => {
  const scenario = { center: { queues: [{ id: 30, media: "chat" }], agents: [{ id: 101, queues: [30] }] } };
  const { send, center } = await openControlApi({ scenario });
  for (let i = 0; i < MAX_CHATS; i++) center.perform(startChat, { from: "138", to: { queue: 30 } });
  t.hasStrict((await send("POST", CHATS, { to: { queue: 30 } })).body, {
    state: "over",
    hint: "The center has the maximum number of active chats, so the chat is over.",
  });
});

test("invalid chats and texts, and unknown chats, are refused with a sentence", async (t) => {
  const { send } = await openControlApi({ scenario: SCENARIO });
  t.strictSame(await sendRefused(send, "POST", CHATS, { to: { queue: 99 }, text: "Hi" }), [
    400,
    "to.queue: the center has no queue 99; its queues are 25, 30",
  ]);
  t.strictSame(await sendRefused(send, "GET", `${CHATS}/1`, undefined), [
    404,
    'There is no chat "1": it never existed or was dropped. GET /worlds/default/chats lists the active chats.',
  ]);
  await send("POST", CHATS, { to: { queue: 30 } });
  t.hasStrict(await sendRefused(send, "POST", `${CHATS}/${ID}/say`, { text: "" }), [
    400,
    'text: "" is not a valid message: use text of 1 to 6144 characters',
  ]);
});
