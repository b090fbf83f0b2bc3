// Tests of problems of steps that control the order of steps: the place, the mistake, and the accepted values.
import { test } from "tap";
import { AGENT_STATES, DURATION, EVENTS, KNOWN_AGENTS, OPERATIONS, problemsOf, STEPS } from "../problems-of.ts";

const CALL_STATES = "waiting, ringing, talking, held, over";
const CONDITION = "agent and state, agent and event, operation, call and state, or chat and state";
const MOMENT = "a duration since the start of the world, such as 30m, or a time of day, such as 09:30";
const LIST = "a list, each item an object with the step's name as its only member";
const ENDLESS_REPEAT =
  "s.yaml:1:10: this repeat never ends and takes no time: use times or every, or a step that waits";
const CHOICES = "a list, each item an object with steps and an optional weight";

const ROWS: Record<string, [step: string, ...problems: string[]][]> = {
  waits: [
    [
      "waitFor: { agent: 101 }",
      `s.yaml:1:19: an object with agent is not a valid waitFor step: use an object with ${CONDITION}; and timeout`,
    ],
    [
      "waitFor: { agent: 101, state: idle, within: 5s }",
      's.yaml:1:46: "within" of a waitFor step is called "timeout" now',
    ],
    ["waitFor: 101", `s.yaml:1:19: 101 is not a valid waitFor step: use an object with ${CONDITION}; and timeout`],
    [
      "waitFor: { agent: 101, statee: idle }",
      's.yaml:1:33: unknown member "statee" of a waitFor step, did you mean "state"? A waitFor step has agent, state, timeout',
    ],
    [
      "waitFor: { agent: 101, state: idel }",
      `s.yaml:1:40: unknown state "idel", did you mean "idle"? A state is one of ${AGENT_STATES}`,
    ],
    ["waitFor: { agent: 101, state: idle, timeout: 5 }", `s.yaml:1:55: 5 is not a valid duration: use ${DURATION}`],
    [
      "waitFor: { agent: 101, state: idle, timout: 5s }",
      's.yaml:1:46: unknown member "timout" of a waitFor step, did you mean "timeout"? A waitFor step has agent, state, timeout',
    ],
    [
      "waitFor: { agent: 101, state: idle, event: AgentEvent_Ringing }",
      `s.yaml:1:19: an object with agent, state, event is not a valid waitFor step: use an object with ${CONDITION}; and timeout`,
    ],
    [
      "waitFor: { agent: 101, event: AgentEvent_Ring }",
      `s.yaml:1:40: unknown event "AgentEvent_Ring", did you mean "AgentEvent_Ringing"? An event is ${EVENTS}`,
    ],
    ["waitFor: { agent: 101, event: Ringing }", `s.yaml:1:40: unknown event "Ringing": an event is ${EVENTS}`],
    [
      "waitFor: { agent: 101, evnt: AgentEvent_Ringing }",
      's.yaml:1:33: unknown member "evnt" of a waitFor step, did you mean "event"? A waitFor step has agent, event, timeout',
    ],
    [
      "waitFor: { agent: 99, event: AgentEvent_Ringing }",
      `s.yaml:1:28: agent 99 is not in the center: ${KNOWN_AGENTS}`,
    ],
    [
      "waitFor: { operation: anwser }",
      `s.yaml:1:32: unknown operation "anwser", did you mean "answer"? An operation is ${OPERATIONS}`,
    ],
    ["waitFor: { operation: 7, agent: 101 }", `s.yaml:1:32: 7 is not a valid operation: use ${OPERATIONS}`],
    ["waitFor: { operation: answer, agent: 111 }", `s.yaml:1:47: agent 111 is not in the center: ${KNOWN_AGENTS}`],
    [
      "waitFor: { operation: answer, times: 2 }",
      's.yaml:1:40: unknown member "times" of a waitFor step: a waitFor step has operation, agent, timeout',
    ],
    ["waitFor: { call: c1, state: talking }", 's.yaml:1:27: unknown call "c1": no step names a call with "as"'],
    [
      "waitFor: { call: c1, state: idle }",
      `s.yaml:1:38: unknown state of a call "idle": a state of a call is one of ${CALL_STATES}`,
    ],
    [
      "waitFor: { call: 1, state: over }",
      's.yaml:1:27: 1 is a number and a name of a call is text: write it in quotes, "1"',
    ],
    [
      "waitFor: { cal: c1, state: over }",
      's.yaml:1:21: unknown member "cal" of a waitFor step, did you mean "call"? A waitFor step has call, state, timeout',
    ],
  ],
  branches: [
    ["when: { agent: 101, state: idle }", "s.yaml:1:16: this step does nothing: use then, otherwise or both"],
    [
      "when: { agent: 101, state: idle, then: [ wiat: 5s ] }",
      `s.yaml:1:51: unknown step "wiat", did you mean "wait"? A step is ${STEPS}`,
    ],
    [
      "when: { agent: 101, state: idle, then: { wait: 5s } }",
      `s.yaml:1:49: an object with wait is not a valid list of steps: use ${LIST}`,
    ],
    [
      "when: { agent: 101, state: idle, the: [ wait: 5s ], otherwise: [ waitFor: { agent: 99, state: idle } ] }",
      's.yaml:1:43: unknown member "the" of a when step, did you mean "then"? A when step has agent, state, timeout, then, otherwise',
    ],
    [
      "when: { agent: 101, state: idle, timeout: 5, then: [ hold: { agent: 99 } ] }",
      `s.yaml:1:52: 5 is not a valid duration: use ${DURATION}`,
    ],
    ["when: { then: [ wait: 5s ] }", `s.yaml:1:16: this step has no condition: use ${CONDITION}`],
  ],
  choices: [
    ["choose: [ ]", `s.yaml:1:18: an empty list is not a valid list of choices: use ${CHOICES}`],
    [
      "choose: { weight: 1, steps: [] }",
      `s.yaml:1:18: an object with weight, steps is not a valid list of choices: use ${CHOICES}`,
    ],
    [
      "choose: [ { weight: 0, steps: [] }, { weight: two, steps: [] } ]",
      "s.yaml:1:30: 0 is not a valid weight: use a number above 0 and up to 1000000, such as 3 or 0.5",
      's.yaml:1:56: "two" is not a valid weight: use a number above 0 and up to 1000000, such as 3 or 0.5',
    ],
    [
      "choose: [ { steps: [ wait: 5 ] }, { wieght: 1, steps: [] }, { weight: 1 } ]",
      `s.yaml:1:37: 5 is not a valid duration: use ${DURATION}`,
      's.yaml:1:46: unknown member "wieght" of a choice, did you mean "weight"? A choice has weight, steps',
      `s.yaml:1:70: "steps" is missing: use ${LIST}`,
    ],
    ["choose: [ [ wait: 5s ] ]", "s.yaml:1:20: a list is not a valid choice: use an object with weight, steps"],
  ],
  moments: [
    ["at: 9", `s.yaml:1:14: 9 is not a valid moment: use ${MOMENT}`],
    ["at: 9:61", `s.yaml:1:14: "9:61" is not a valid moment: use ${MOMENT}`],
    ["at: noon", `s.yaml:1:14: "noon" is not a valid moment: use ${MOMENT}`],
    ["at: 09:30:15", `s.yaml:1:14: "09:30:15" is not a valid moment: use ${MOMENT}`],
  ],
  "repeats that take no time": [
    ["repeat: { steps: [ { at: 5m } ] }", ENDLESS_REPEAT],
    ["repeat: { steps: [ { choose: [ { steps: [] } ] } ] }", ENDLESS_REPEAT],
    ["repeat: { steps: [ { when: { agent: 101, state: idle, then: [] } } ] }", ENDLESS_REPEAT],
  ],
};

for (const [what, rows] of Object.entries(ROWS)) {
  test(`problems of ${what} are reported`, async (t) => {
    for (const [step, ...problems] of rows) t.strictSame(await problemsOf(`steps: [ ${step} ]`), problems, step);
  });
}

test("problems of nested steps are reported at the nested steps", async (t) => {
  const text = [
    "steps:",
    "  - call: { as: c1, to: { agent: 101 } }",
    "  - when:",
    "      agent: 101",
    "      state: talking",
    "      then:",
    "        - hold: { agent: 99 }",
    "      otherwise:",
    "        - choose:",
    "            - steps:",
    "                - waitFor: { call: c2, state: over }",
    "            - weight: 2",
    "              steps:",
    "                - expect: { queue: 30, waiting: 0 }",
  ].join("\n");
  t.strictSame(await problemsOf(text), [
    `s.yaml:7:26: agent 99 is not in the center: ${KNOWN_AGENTS}`,
    's.yaml:11:36: unknown call "c2", did you mean "c1"? Named calls are "c1"',
    "s.yaml:14:36: queue 30 is not in the center: its queues are 25",
  ]);
});
