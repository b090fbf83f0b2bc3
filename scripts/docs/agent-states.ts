// What an agent may ask in which state, and the events that each passage from state to state gives: tried out in a center.
import { type AgentStateName, STATE_ACTIONS, type StateAction } from "../../src/core/agent.ts";
import { OPERATIONS } from "../../src/gateway/plugin.ts";
import { openStage, type Stage } from "./stage.ts";
import { statePairsPart } from "./state-pairs.ts";
import { code, table } from "./table.ts";

/** How each state is called on the page, and a way to get there. */
const STATES: Readonly<Record<AgentStateName, { name: string; arrange(stage: Stage): void }>> = {
  idle: { name: "idle", arrange: () => {} },
  busy: { name: "busy", arrange: ({ ask }) => ask("sayBusy") },
  wrapUp: { name: "wrap-up", arrange: ({ ask }) => ask("work") },
  rest: { name: "rest", arrange: ({ ask }) => ask("rest") },
  occupied: { name: "in a call", arrange: ({ callToTalk }) => callToTalk() },
};

const STATE_NAMES = Object.keys(STATES) as AgentStateName[];
const ACTIONS = Object.keys(STATE_ACTIONS.idle) as StateAction[];

/** Passages that are no plain answer to a request for another state: what leads to the state before, what happens, what it is called. */
const OTHERS: readonly (readonly [what: string, act: (stage: Stage) => void, before?: (stage: Stage) => void])[] = [
  ["`cancelwork` with busy booked", ({ ask }) => ask("cancelWork"), ({ ask }) => [ask("work"), ask("sayBusy")]],
  ["`cancelwork` with a rest booked", ({ ask }) => ask("cancelWork"), ({ ask }) => [ask("work"), ask("rest")]],
  ["`sayfree` with either booked", ({ ask }) => ask("sayFree"), ({ ask }) => [ask("work"), ask("sayBusy")]],
  ["the granted time of the rest is over", ({ advance }) => advance(61), ({ ask }) => ask("rest")],
  ["a call comes and rings", ({ call }) => call(), ({ prefer }) => prefer({ autoAnswer: false })],
  ["a call comes and is answered by itself", ({ call }) => call()],
  ["`answer`", ({ answer }) => answer(), ({ callToRing }) => callToRing()],
  ["`hold`", ({ hold }) => hold(), ({ callToTalk }) => callToTalk()],
  ["`gethold`", ({ retrieve }) => retrieve(), ({ callToTalk, hold }) => [callToTalk(), hold()]],
  ["`release` of a talk", ({ release }) => release(), ({ callToTalk }) => callToTalk()],
  [
    "the same with `autoenteridle` off",
    ({ release }) => release(),
    ({ prefer, callToTalk }) => [prefer({ autoEnterIdle: false }), callToTalk()],
  ],
  ["the same with busy booked", ({ release }) => release(), ({ callToTalk, ask }) => [callToTalk(), ask("sayBusy")]],
  ["the same with a rest booked", ({ release }) => release(), ({ callToTalk, ask }) => [callToTalk(), ask("rest")]],
  ["the customer hangs up", ({ hangUp }) => hangUp(), ({ callToTalk }) => callToTalk()],
  ["the customer gives up while it rings", ({ hangUp }) => hangUp(), ({ callToRing }) => callToRing()],
  ["`release` of a call that rings", ({ release }) => release(), ({ callToRing }) => callToRing()],
  ["it rings for as long as `ringTime`", ({ advance }) => advance(30), ({ callToRing }) => callToRing()],
  ["`logout`", ({ signOut }) => signOut("own")],
  ["`forcelogout` in a call", ({ signOut }) => signOut("forced"), ({ callToTalk }) => callToTalk()],
  ["silence for as long as `maxTime`", ({ signOut }) => signOut("silence")],
  ["signed out by way of the control API", ({ signOut }) => signOut("simulator")],
];

export async function agentStatesPart(): Promise<string> {
  const passages = [];
  for (const status of [4, 3, 5]) {
    const stage = await openStage();
    stage.signIn({ status });
    passages.push(["signed out", `sign-in with \`status\` ${status}`, stateOf(stage), eventsOf(stage)]);
  }
  for (const state of STATE_NAMES) {
    for (const action of ACTIONS.filter((action) => STATE_ACTIONS[state][action] === "now")) {
      const passage = await tryOut(({ ask }) => ask(action), STATES[state].arrange);
      passages.push([passage.from, code(pathOf(action)), passage.to, passage.events]);
    }
  }
  for (const [what, act, before] of OTHERS) {
    const { from, to, events } = await tryOut(act, before);
    passages.push([from, what, to, events]);
  }
  return [
    table(["request", ...STATE_NAMES.map((state) => STATES[state].name)], ACTIONS.map(permissions)),
    "## Passages",
    "From a request, or from something that happens, to the next state; the events in the order in which a client reads them. The agent has\n" +
      "`releasephone` on, as it is without that member; with it off, the three `AgentOther_Phone...` events do not come.",
    table(["from", "what happens", "to", "events"], passages),
    "## Every pair",
    "What each request is answered with in each state, and the events that follow at once. `rest` is `rest/60/0` here; who is ringing or talking is\n" +
      "in one call.",
    statePairsPart(),
  ].join("\n\n");
}

const PERMISSIONS = { now: "at once", later: "booked", unbook: "takes a booking back", no: "`100-009`" } as const;

function permissions(action: StateAction): string[] {
  return [code(pathOf(action)), ...STATE_NAMES.map((state) => PERMISSIONS[STATE_ACTIONS[state][action]])];
}

/** The last part of the path by which a client asks for it, parameters included. */
function pathOf(action: StateAction): string {
  const name = action === "work" ? "sayWork" : action;
  const path = OPERATIONS.find((operation) => operation.name === name)?.path;
  if (path === undefined) throw new Error(`no operation is named ${name}`);
  return path.replace(/^\/onlineagent\/:agentid\//, "").replaceAll(/:(\w+)/g, "{$1}");
}

async function tryOut(act: (stage: Stage) => void, before: (stage: Stage) => void = () => {}) {
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
  return stage.readEvents().map(code).join(", ") || "none";
}
