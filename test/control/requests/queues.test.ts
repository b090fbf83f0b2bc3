// Tests of queues through the control API: waiting calls, agents and service level.
import { test } from "tap";
import { answerCall, hangUpAsCustomer } from "../../../src/core/index.ts";
import { ADA, ADVANCE, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

const QUEUES = "/worlds/default/queues";
const CHATS = "/worlds/default/chats";

const EMPTY = {
  id: 25,
  name: "Support",
  media: "voice",
  accessCode: "60025",
  maxWaiting: 10_000,
  longestWait: "0s",
  arrived: 0,
  answered: 0,
  abandoned: 0,
  turnedAway: 0,
  answeredInTime: 0,
  waiting: 0,
  signedIn: 0,
  available: 0,
  serviceLevel: 100,
  idleRate: 0,
};

test("a queue shows its waiting calls, its agents and the share of calls that were answered in time", async (t) => {
  const { send, center } = await openControlApi();
  t.strictSame((await send("GET", `${QUEUES}/25`)).body, EMPTY);
  await send("POST", CALLS, { from: "13800000001", to: { queue: 25 } });
  await send("POST", CALLS, { from: "13800000002", to: { queue: 25 } });
  await send("POST", ADVANCE, { by: "90s" });
  await send("PATCH", ADA, { signedIn: true });
  center.perform(answerCall, { agent: 101, call: undefined });
  const late = { ...EMPTY, arrived: 2, answered: 1, waiting: 1, longestWait: "90s", signedIn: 1, serviceLevel: 0 };
  t.strictSame((await send("GET", `${QUEUES}/25`)).body, late);
  center.perform(hangUpAsCustomer, { call: "1767603600-2" });
  const { queues } = (await send("GET", QUEUES)).body as { queues: object[] };
  t.strictSame(queues[0], { ...late, waiting: 0, longestWait: "0s", abandoned: 1 });
});

test("an explanation lists the calls, agents and events behind each figure", async (t) => {
  const { send, center } = await openControlApi();
  await send("POST", CALLS, { from: "13800000001", to: { queue: 25 } });
  await send("POST", CALLS, { from: "13800000002", to: { queue: 25 } });
  await send("POST", ADVANCE, { by: "90s" });
  await send("PATCH", ADA, { signedIn: true });
  center.perform(answerCall, { agent: 101, call: undefined });
  const { body } = await send("GET", `${QUEUES}/25/figures?explain`);
  const joined = { at: "2026-01-05T09:00:00.000Z", type: "callQueued" };
  const answered = {
    value: 1,
    sentence: "1 event",
    gone: 0,
    events: [
      {
        serial: 17,
        cause: 0,
        at: "2026-01-05T09:01:30.000Z",
        type: "talking",
        call: "1767603600-1",
        sentence: "agent 101 answered call 1767603600-1 after 90s",
      },
    ],
  };
  const nothing = { value: 0, sentence: "nothing has counted", gone: 0, events: [] };
  t.strictSame(body, {
    queue: 25,
    now: "2026-01-05T09:01:30.000Z",
    figures: {
      waiting: {
        value: 1,
        sentence: "1 call in the queue",
        calls: [{ call: "1767603600-2", since: "2026-01-05T09:00:00.000Z" }],
      },
      longestWait: {
        value: "90s",
        sentence: "call 1767603600-2 has waited since 2026-01-05T09:00:00.000Z",
        call: "1767603600-2",
      },
      signedIn: { value: 1, sentence: "1 agent signed in to the queue", agents: [101] },
      available: { value: 0, sentence: "0 agents idle and accepting calls", agents: [] },
      idleRate: { value: 0, sentence: "0 of 1 agent available" },
      arrived: {
        value: 2,
        sentence: "2 events",
        gone: 0,
        events: [
          { serial: 5, cause: 1, ...joined, call: "1767603600-1", sentence: "call 1767603600-1 joined the queue" },
          { serial: 7, cause: 2, ...joined, call: "1767603600-2", sentence: "call 1767603600-2 joined the queue" },
        ],
      },
      answered,
      answeredInTime: nothing,
      abandoned: nothing,
      turnedAway: nothing,
      serviceLevel: { value: 0, sentence: "0 of 1 answered call in time" },
    },
  });
});

test("an explanation of a queue of chats lists its chats, their events, and the agents who can take one more", async (t) => {
  const { send } = await openControlApi({
    scenario: { center: { queues: [{ id: 30, media: "chat", maxWaiting: 1 }], agents: [{ id: 101, queues: [30] }] } },
  });
  const explain = async () => {
    const { figures } = (await send("GET", `${QUEUES}/30/figures?explain`)).body as {
      figures: Record<string, { sentence: string; events?: { sentence: string }[] }>;
    };
    return Object.fromEntries(
      Object.entries(figures).map(([name, { sentence, events = [], ...others }]) => [
        name,
        {
          sentence,
          events: events.map((event) => event.sentence),
          ...("agents" in others && { agents: others.agents }),
        },
      ]),
    );
  };
  await send("POST", CHATS, { to: { queue: 30 } });
  await send("POST", CHATS, { to: { queue: 30 } });
  await send("POST", ADVANCE, { by: "5s" });
  t.match(await explain(), {
    waiting: { sentence: "1 chat in the queue" },
    longestWait: { sentence: "chat 1767603600-1 has waited since 2026-01-05T09:00:00.000Z" },
    available: { sentence: "0 agents accepting one more chat", agents: { length: 0 } },
    arrived: { sentence: "1 event", events: ["chat 1767603600-1 joined the queue"] },
    turnedAway: { sentence: "1 event", events: ["chat 1767603600-2 was turned away because the queue was full"] },
    serviceLevel: { sentence: "no chat was answered" },
  });
  await send("PATCH", ADA, { signedIn: true });
  await send("POST", ADVANCE, { by: "5s" });
  await send("POST", `${ADA}/answer-chat`);
  t.hasStrict(await explain(), {
    waiting: { sentence: "no chat waits" },
    available: { sentence: "1 agent accepting one more chat", agents: [101] },
    answered: { sentence: "1 event", events: ["agent 101 answered chat 1767603600-1 after 10s"] },
    serviceLevel: { sentence: "1 of 1 answered chat in time" },
  });
});

test("the figures of a queue can be read without explanation", async (t) => {
  const { send } = await openControlApi();
  const { id, name, media, accessCode, maxWaiting, ...figures } = EMPTY;
  t.strictSame((await send("GET", `${QUEUES}/25/figures`)).body, figures);
  t.equal((await send("GET", `${QUEUES}/99/figures?explain`)).status, 404);
});

test("an unknown queue is answered with 404 and the path of the list of queues", async (t) => {
  const { send } = await openControlApi();
  const { status, body } = await send("GET", `${QUEUES}/99`);
  t.equal(status, 404);
  t.hasStrict(body, { detail: 'The center has no queue "99": GET /worlds/default/queues lists the queues.' });
});
