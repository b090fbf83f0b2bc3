// Tests of chats in a scenario: steps of customers and agents, customers who reply, agents on autopilot, traffic.
import { test } from "tap";
import { playSteps } from "./play-steps.ts";

/** Agents 201 and 202 take calls and chats, and write after 2 s. Agent 203 is played by steps. */
const CENTER = {
  queues: [{ id: 25 }, { id: 30, media: "chat" }],
  agents: [
    {
      ids: "201-202",
      queues: [25, 30],
      autopilot: { answer: "3s", replies: { after: "2s", texts: ["Hello", "Yes"] } },
    },
    { id: 203 },
  ],
};

/** Returns the texts of the chats that are over, with the agent who wrote each. */
function textsOf({ center }: Awaited<ReturnType<typeof playSteps>>) {
  return center.state.chatRecords.map(({ messages }) => messages.map(({ from, text }) => [from ?? "customer", text]));
}

test("a customer replies to each message of an agent, and leaves after its last text", async (t) => {
  const replies = { after: "5s", texts: ["Order 7", "Thanks"] };
  const played = await playSteps(
    [
      { chat: { as: "mia", from: "1380001", name: "Mia", to: { queue: 30 }, text: "Hi", data: "order 7", replies } },
      { waitFor: { chat: "mia", state: "ringing" } },
      { waitFor: { chat: "mia", state: "talking", timeout: "3s" } },
      { waitFor: { chat: "mia", state: "over", timeout: "1m" } },
      { expect: { queue: 30, arrived: 1, answered: 1, waiting: 0 } },
    ],
    60,
    CENTER,
  );
  t.strictSame(textsOf(played), [
    [
      ["customer", "Hi"],
      [201, "Hello"],
      ["customer", "Order 7"],
      [201, "Yes"],
      ["customer", "Thanks"],
      [201, "Yes"],
    ],
  ]);
  t.hasStrict(played.center.state.chatRecords, [{ customerName: "Mia", end: "customer", data: "order 7" }]);
  t.strictSame(played.rowsOf("chatConnected", "chatOver"), [
    [3, 201, "chatConnected"],
    [24, "center", "chatOver"],
  ]);
  t.strictSame(played.reports, []);
});

test("an agent begins a chat with a colleague, and later steps name it", async (t) => {
  const played = await playSteps(
    [
      { signIn: { agent: 203 } },
      { beginChat: { as: "inside", agent: 203, to: { agent: 201 } } },
      { waitFor: { chat: "inside", state: "talking", timeout: "3s" } },
      { say: { by: "agent", agent: 203, chat: "inside", text: "Can you help?" } },
      { wait: "5s" },
      { expect: { chat: "inside", state: "talking", messages: { min: 1 } } },
      { endChat: { by: "agent", agent: 203, chat: "inside" } },
      { beginChat: { agent: 203, to: { agent: 203 } } },
    ],
    30,
    CENTER,
  );
  t.hasStrict(played.center.state.chatRecords, [
    { caller: "203", called: "201", customerName: undefined, end: "agent" },
  ]);
  t.hasStrict(textsOf(played)[0]?.[0], [203, "Can you help?"]);
  t.strictSame(played.reports, [
    "story: the kind or state of the chat, or the given target, does not allow this action",
  ]);
});

test("steps let a customer and an agent write, and transfer, refuse and end chats", async (t) => {
  const played = await playSteps(
    [
      { signIn: { agent: 203 } },
      { chat: { as: "first", from: "1380001", to: { agent: 203 } } },
      { answerChat: { agent: 203 } },
      { say: { by: "agent", text: "Good morning" } },
      { say: { by: "customer", text: "{{variables.colleague}}" } },
      { transferChat: { agent: 203, to: { queue: 30 } } },
      { waitFor: { chat: "first", state: "talking", timeout: "5s" } },
      { endChat: { by: "agent" } },
      { chat: { as: "second", from: "1380002", to: { agent: 203 } } },
      { refuseChat: { agent: 203, chat: "second" } },
      { say: { by: "agent", text: "Too late" } },
      { say: { by: "customer", chat: "first", text: "Too late" } },
    ],
    30,
    CENTER,
  );
  t.strictSame(textsOf(played), [
    [
      [203, "Good morning"],
      ["customer", "1390000"],
    ],
    [],
  ]);
  t.strictSame(
    played.center.state.chatRecords.map(({ agents, end }) => [agents, end]),
    [
      [[203, 201], "agent"],
      [[], "noAgent"],
    ],
  );
  t.strictSame(played.reports, [
    "story: no agent talks in the chat",
    "story: there is no such chat, or the agent is not in it",
  ]);
});

test("traffic of chats runs beside traffic of calls, and is the same for the same seed", async (t) => {
  const steps = [
    { traffic: { queue: 25, callsPerHour: 60, talk: "1m" } },
    {
      chatTraffic: {
        queue: 30,
        chatsPerHour: 60,
        texts: ["Where is my order?", "Cancel it"],
        replies: { after: { p50: "5s", p95: "20s" }, texts: [["Order 7", "Order 8"], "Thanks"] },
        patience: "2m",
        for: "30m",
      },
    },
  ];
  const played = await playSteps(steps, 3_600, CENTER);
  const again = await playSteps(steps, 3_600, CENTER);
  t.strictSame(textsOf(again), textsOf(played));
  t.equal(again.eventsOf("callArrived").length, played.eventsOf("callArrived").length);
  t.ok(played.eventsOf("callArrived").length > 20);
  const chats = played.center.state.chatRecords;
  t.equal(chats.length, played.eventsOf("chatArrived").length);
  t.strictSame([chats.length, new Set(chats.map(({ messages }) => messages[0]?.text)).size], [38, 2]);
  t.strictSame(
    [...new Set(chats.map(({ end, messages }) => `${end}, ${messages.length} messages`))],
    ["customer, 6 messages"],
  );
});

test("traffic of chats can begin with the center, and equals that of the step", async (t) => {
  const traffic = { queue: 30, chatsPerHour: 60, texts: ["Where is my order?", "Cancel it"], talk: "1m" };
  const ofStep = await playSteps([{ chatTraffic: traffic }], 1_800, CENTER);
  const ofCenter = await playSteps([], 1_800, { ...CENTER, chats: [traffic] });
  t.ok(ofStep.eventsOf("chatArrived").length > 20);
  t.strictSame([ofCenter.rowsOf("chatArrived"), textsOf(ofCenter)], [ofStep.rowsOf("chatArrived"), textsOf(ofStep)]);
});

test("an agent on autopilot ends a chat after its talk, and a customer leaves after its patience", async (t) => {
  const center = {
    ...CENTER,
    agents: [{ id: 201, queues: [30], autopilot: { answer: "1s", talk: "10s", replies: { texts: [] } } }],
  };
  const played = await playSteps(
    [{ chat: { to: { queue: 30 }, text: "Hi" } }, { wait: "1m" }, { chat: { to: { queue: 30 }, patience: "1s" } }],
    90,
    center,
  );
  t.strictSame(played.rowsOf("chatConnected", "chatOver").slice(0, 2), [
    [1, 201, "chatConnected"],
    [11, "center", "chatOver"],
  ]);
  t.strictSame(
    played.center.state.chatRecords.map(({ end, messages }) => [end, messages.length]),
    [
      ["agent", 1],
      ["customer", 0],
    ],
  );
});
