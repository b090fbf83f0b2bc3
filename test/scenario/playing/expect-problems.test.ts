// Tests of problems of the step `expect`: the place, the mistake, and the accepted values.
import { test } from "tap";
import { COUNTERS } from "../../../src/core/index.ts";
import { AGENT_STATES, EVENTS, KNOWN_AGENTS, OPERATIONS, problemsOf } from "../problems-of.ts";

const EXPECT =
  "an object with agent and state, statistics or events; with operation and times; with chat and state, agent or messages; or with queue and waiting, arrived, answered, abandoned, turnedAway, longestWait or serviceLevel";
const AMOUNT = "a whole number, or {min}, {max} or {min, max}";
const COUNTER_NAMES = COUNTERS.join(", ");

const ROWS: [step: string, ...problems: string[]][] = [
  ["expect: { agent: 101 }", "s.yaml:1:18: this expectation of the agent is empty: use state, statistics or events"],
  [
    "expect: { agent: 101, statistics: {} }",
    "s.yaml:1:18: this expectation of the agent is empty: use state, statistics or events",
  ],
  ["expect: {}", `s.yaml:1:18: an empty object is not a valid expect step: use ${EXPECT}`],
  ["expect: 5", `s.yaml:1:18: 5 is not a valid expect step: use ${EXPECT}`],
  [
    "expect: { agent: 101, state: idel }",
    `s.yaml:1:39: unknown state "idel", did you mean "idle"? A state is one of ${AGENT_STATES}`,
  ],
  [
    "expect: { agent: 101, statistics: { talktme: 5 } }",
    `s.yaml:1:46: unknown counter "talktme", did you mean "talktime"? A counter is one of ${COUNTER_NAMES}`,
  ],
  ["expect: { agent: 101, statistics: { talktime: 5s } }", `s.yaml:1:56: "5s" is not a valid amount: use ${AMOUNT}`],
  [
    "expect: { agent: 101, statistics: { talktime: -1 } }",
    "s.yaml:1:56: -1 is not a valid amount: use a whole number, at least 0",
  ],
  ["expect: { agent: 101, statistics: { talktime: {} } }", `s.yaml:1:56: this amount is empty: use ${AMOUNT}`],
  ["expect: { agent: 101, statistics: { talktime: { min: 5, max: 3 } } }", "s.yaml:1:71: max (3) is below min (5)"],
  [
    "expect: { agent: 101, statistics: { talktime: { mn: 5 } } }",
    's.yaml:1:58: unknown member "mn" of an amount, did you mean "min"? An amount has min, max',
  ],
  [
    "expect: { agent: 101, statistics: { talktime: { least: 5 } } }",
    's.yaml:1:58: unknown member "least" of an amount: an amount has min, max',
  ],
  [
    "expect: { agent: 101, events: { AgentEvent_Talkin: 2 } }",
    `s.yaml:1:42: unknown event "AgentEvent_Talkin", did you mean "AgentEvent_Talking"? An event is ${EVENTS}`,
  ],
  [
    "expect: { agent: 101, events: { AgentEvent_Talking: many } }",
    `s.yaml:1:62: "many" is not a valid amount: use ${AMOUNT}`,
  ],
  [
    "expect: { agent: 101, events: [ AgentEvent_Talking ] }",
    "s.yaml:1:40: a list is not a valid set of events: use an object with the names of events",
  ],
  [
    "expect: { agent: 111, events: { AgentEvent_Talking: 2 } }",
    `s.yaml:1:27: agent 111 is not in the center: ${KNOWN_AGENTS}`,
  ],
  [
    "expect: { agent: 101, statistcs: { talktime: 5 } }",
    's.yaml:1:32: unknown member "statistcs" of an expect step, did you mean "statistics"? An expect step has agent, state, statistics, events',
  ],
  [
    "expect: { operation: logn }",
    `s.yaml:1:31: unknown operation "logn", did you mean "login"? An operation is ${OPERATIONS}`,
  ],
  ["expect: { operation: login, times: twice }", `s.yaml:1:45: "twice" is not a valid amount: use ${AMOUNT}`],
  [
    "expect: { operation: login, time: 2 }",
    's.yaml:1:38: unknown member "time" of an expect step, did you mean "times"? An expect step has operation, agent, times',
  ],
  [
    "expect: { queue: 25 }",
    "s.yaml:1:18: this expectation of the queue is empty: use waiting, arrived, answered, abandoned, turnedAway, longestWait or serviceLevel",
  ],
  [
    "chat: { as: mia, to: { agent: 101 } }, expect: { chat: mia }",
    "s.yaml:1:57: this expectation of the chat is empty: use state, agent or messages",
  ],
  [
    "chat: { as: mia, to: { agent: 101 } }, expect: { chat: mia, state: held }",
    's.yaml:1:77: unknown state of a chat "held": a state of a chat is one of waiting, ringing, talking, over',
  ],
  [
    "chat: { as: mia, to: { agent: 101 } }, expect: { chat: mia, mesages: 2 }",
    's.yaml:1:70: unknown member "mesages" of an expect step, did you mean "messages"? An expect step has chat, state, agent, messages',
  ],
  ["expect: { chat: mia, state: over }", `s.yaml:1:26: unknown chat "mia": no step names a chat with "as"`],
  ["expect: { queue: 26, waiting: 0 }", "s.yaml:1:27: queue 26 is not in the center: its queues are 25"],
  [
    "expect: { queue: 25, waitng: 0 }",
    's.yaml:1:31: unknown member "waitng" of an expect step, did you mean "waiting"? An expect step has queue, waiting, arrived, answered, abandoned, turnedAway, longestWait, serviceLevel',
  ],
  [
    "expect: { queue: 25, waiting: 0, agent: 101 }",
    's.yaml:1:43: unknown member "agent" of an expect step: an expect step has queue, waiting, arrived, answered, abandoned, turnedAway, longestWait, serviceLevel',
  ],
];

test("problems of expectations are reported", async (t) => {
  for (const [step, ...problems] of ROWS) t.strictSame(await problemsOf(`steps: [ ${step} ]`), problems, step);
});
