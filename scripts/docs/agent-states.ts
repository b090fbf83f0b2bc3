// Generates the tables of docs/agent-states.md.
// It performs every listed transition in a center.
import type { AgentStateName } from "../../src/core/model/agent.ts";
import { STATE_ACTIONS, type StateAction } from "../../src/core/model/state-actions.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { openStage, type Stage } from "./stage.ts";
import { writeStatePairsPart } from "./state-pairs.ts";
import { writeCode, writeTable } from "./table.ts";

/** The name of each state on the page, and how to get there from idle. */
const STATES: Readonly<Record<AgentStateName, { name: string; arrange(stage: Stage): void }>> = {
  idle: { name: "idle", arrange: () => {} },
  busy: { name: "busy", arrange: ({ changeState }) => changeState("sayBusy") },
  wrapUp: { name: "wrap-up", arrange: ({ changeState }) => changeState("work") },
  rest: { name: "rest", arrange: ({ changeState }) => changeState("rest") },
  occupied: { name: "in a call", arrange: ({ callToTalk }) => callToTalk() },
  inspecting: { name: "inspecting", arrange: ({ inspect }) => inspect() },
};

const STATE_NAMES = Object.keys(STATES) as AgentStateName[];
const ACTIONS = Object.keys(STATE_ACTIONS.idle) as StateAction[];

/** Transitions that STATE_ACTIONS doesn't list: the text of the cause, the cause, and what arranges the state before. */
const OTHER_TRANSITIONS: readonly (readonly [
  what: string,
  act: (stage: Stage) => void,
  before?: (stage: Stage) => void,
])[] = [
  [
    "`cancelwork` with busy booked",
    ({ changeState }) => changeState("cancelWork"),
    ({ changeState }) => [changeState("work"), changeState("sayBusy")],
  ],
  [
    "`cancelwork` with a rest booked",
    ({ changeState }) => changeState("cancelWork"),
    ({ changeState }) => [changeState("work"), changeState("rest")],
  ],
  [
    "`sayfree` with busy or a rest booked",
    ({ changeState }) => changeState("sayFree"),
    ({ changeState }) => [changeState("work"), changeState("sayBusy")],
  ],
  ["the granted time of the rest is over", ({ advance }) => advance(61), ({ changeState }) => changeState("rest")],
  ["a call arrives and rings", ({ call }) => call(), ({ setOptions }) => setOptions({ autoAnswer: false })],
  ["a call arrives and is answered automatically", ({ call }) => call()],
  ["`answer`", ({ answer }) => answer(), ({ callToRing }) => callToRing()],
  ["`hold`", ({ hold }) => hold(), ({ callToTalk }) => callToTalk()],
  ["`gethold`", ({ retrieve }) => retrieve(), ({ callToTalk, hold }) => [callToTalk(), hold()]],
  ["`release` while talking", ({ release }) => release(), ({ callToTalk }) => callToTalk()],
  [
    "`release` while talking, `autoenteridle` off",
    ({ release }) => release(),
    ({ setOptions, callToTalk }) => [setOptions({ autoEnterIdle: false }), callToTalk()],
  ],
  [
    "`release` while talking, busy booked",
    ({ release }) => release(),
    ({ callToTalk, changeState }) => [callToTalk(), changeState("sayBusy")],
  ],
  [
    "`release` while talking, a rest booked",
    ({ release }) => release(),
    ({ callToTalk, changeState }) => [callToTalk(), changeState("rest")],
  ],
  ["the customer hangs up", ({ hangUp }) => hangUp(), ({ callToTalk }) => callToTalk()],
  ["the customer abandons a ringing call", ({ hangUp }) => hangUp(), ({ callToRing }) => callToRing()],
  ["`release` of a ringing call", ({ release }) => release(), ({ callToRing }) => callToRing()],
  ["`reject` of a ringing call, mode 1", ({ reject }) => reject("busy"), ({ callToRing }) => callToRing()],
  ["`reject` of a ringing call, mode 2", ({ reject }) => reject("idle"), ({ callToRing }) => callToRing()],
  ["a call rings for `ringTime`", ({ advance }) => advance(30), ({ callToRing }) => callToRing()],
  ["`logout`", ({ signOut }) => signOut("own")],
  ["`forcelogout` in a call", ({ signOut }) => signOut("forced"), ({ callToTalk }) => callToTalk()],
  ["no request for `maxTime`", ({ signOut }) => signOut("silence")],
  ["sign-out through the control API", ({ signOut }) => signOut("simulator")],
];

/** Returns the tables of the page. */
export async function writeAgentStatesPart(): Promise<string> {
  const transitions = [];
  for (const status of [4, 3, 5]) {
    const stage = await openStage();
    stage.signIn({ status });
    transitions.push(["signed out", `sign-in with \`status\` ${status}`, stateOf(stage), eventsOf(stage)]);
  }
  for (const state of STATE_NAMES) {
    for (const action of ACTIONS.filter((action) => STATE_ACTIONS[state][action] === "now")) {
      const transition = await tryTransition(({ changeState }) => changeState(action), STATES[state].arrange);
      transitions.push([transition.from, writeCode(pathOf(action)), transition.to, transition.events]);
    }
  }
  for (const [what, act, before] of OTHER_TRANSITIONS) {
    const { from, to, events } = await tryTransition(act, before);
    transitions.push([from, what, to, events]);
  }
  return [
    writeTable(["request", ...STATE_NAMES.map((state) => STATES[state].name)], ACTIONS.map(writePermissionRow)),
    "## Transitions",
    "The events are in the order in which the client reads them. `releasephone` is on, the default; with it off, the three\n" +
      "`AgentOther_Phone...` events are missing.",
    writeTable(["from", "cause", "to", "events"], transitions),
    "## Every state and request",
    "The retcode of each request in each state, and the events that follow immediately. `rest` is `rest/60/0`. In the last two columns the agent has\n" +
      "one call.",
    writeStatePairsPart(),
  ].join("\n\n");
}

const PERMISSIONS = { now: "immediate", later: "booked", unbook: "cancels a booking", no: "`100-009`" } as const;

function writePermissionRow(action: StateAction): string[] {
  return [writeCode(pathOf(action)), ...STATE_NAMES.map((state) => PERMISSIONS[STATE_ACTIONS[state][action]])];
}

/** Returns the last part of the path of an action, parameters included. */
function pathOf(action: StateAction): string {
  const name = action === "work" ? "sayWork" : action;
  const path = OPERATIONS.find((operation) => operation.name === name)?.path;
  if (path === undefined) throw new Error(`no operation is named ${name}`);
  return path.replace(/^\/onlineagent\/:agentid\//, "").replaceAll(/:(\w+)/g, "{$1}");
}

async function tryTransition(act: (stage: Stage) => void, before: (stage: Stage) => void = () => {}) {
  const stage = await openStage();
  stage.signIn();
  before(stage);
  stage.readEvents();
  const from = stateOf(stage);
  act(stage);
  return { from, to: stateOf(stage), events: eventsOf(stage) };
}

function stateOf(stage: Stage): string {
  const state = stage.state();
  return state === undefined ? "signed out" : STATES[state].name;
}

function eventsOf(stage: Stage): string {
  return stage.readEvents().map(writeCode).join(", ") || "none";
}
