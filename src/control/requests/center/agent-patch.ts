// Changes an agent: sign-in or sign-out, state, lock, options of its session, counters.
// All changes are made, or none.
import * as z from "zod";
import {
  type Agent,
  type AgentId,
  type Center,
  COUNTERS,
  type CounterName,
  changeAgent,
  type Duration,
  formatDuration,
  pinCounters,
  Refusal,
  type ShownState,
  stateOf,
} from "../../../core/index.ts";
import { pins } from "../../../forms/pins.ts";
import { closed, trueOrFalse } from "../../../forms/values.ts";
import { expects, expectsOneOf } from "../../../forms/wording.ts";
import { makePlayedDetails } from "../../../scenario/stage/stage.ts";
import { createRefusalProblem, type Problem } from "../../problem.ts";

const STATES = ["idle", "busy", "rest", "wrapUp"] as const;

/** The duration of a rest that a patch starts. */
const GRANTED_REST_MS: Duration = 10 * 60_000;

const statistics = closed("change of counters", pins);

/** The schema of a change to an agent. */
export const agentPatch = closed("change of an agent", {
  signedIn: trueOrFalse
    .optional()
    .describe(
      "`true`: the simulator signs the agent in to all its queues, without a client. `false`: the simulator signs the agent out, and the agent leaves its calls, chats and conference.",
    ),
  state: z
    .enum(STATES, { error: expectsOneOf("state of an agent", STATES) })
    .optional()
    .describe(
      `The new state. During a call, conference, inspection or wrap-up, busy and rest start after it. A rest is granted for ${formatDuration(GRANTED_REST_MS)}. Requesting the current state changes nothing.`,
    ),
  locked: z
    .literal(false, { error: expects("change of the lock", "false, which unlocks the account") })
    .optional()
    .describe("`false` unlocks an account that is locked after too many wrong passwords."),
  by: z
    .enum(["agent", "inspector"], { error: expectsOneOf("author of a change", ["agent", "inspector"]) })
    .optional()
    .describe(
      "Who changes the state: the agent (default), or an inspector who forces it. An inspector can't force a state during a call, conference or inspection. `wrapUp` is always requested as the agent.",
    ),
  autoAnswer: trueOrFalse.optional().describe("Whether its calls are answered automatically."),
  autoEnterIdle: trueOrFalse.optional().describe("Whether it is idle after a call, instead of in wrap-up."),
  statistics: statistics.optional(),
}).check((context) => {
  if (context.issues.length > 0 || context.value.signedIn !== false) return;
  for (const member of SESSION_MEMBERS) {
    if (context.value[member] === undefined) continue;
    const message = `this cannot be combined with "signedIn": false: leave out one of the two`;
    context.issues.push({ code: "custom", input: context.value, path: [member], message });
  }
});

/** A parsed change of an agent. */
export type AgentPatch = z.output<typeof agentPatch>;

/** The members that need a session. */
const SESSION_MEMBERS = ["state", "autoAnswer", "autoEnterIdle"] as const;

/** Changes an agent. Returns the problem of a refused change; undefined if the agent was changed. */
export function applyPatch(center: Center, { id, phone }: Agent, patch: AgentPatch): Problem | undefined {
  const { signedIn, state, by, locked, autoAnswer, autoEnterIdle, statistics } = patch;
  const outcome = center.perform(changeAgent, {
    agent: id,
    signedIn: signedIn === true ? makePlayedDetails(phone, true) : signedIn,
    state: state === undefined ? undefined : { name: state, isForced: by === "inspector" },
    restTime: GRANTED_REST_MS,
    unlocks: locked === false,
    autoAnswer,
    autoEnterIdle,
  });
  if (outcome instanceof Refusal) return createRefusalProblem(outcome, writeAdvice(center, id, outcome, by));
  const { set = {}, clear = [] } = statistics ?? {};
  if (statistics !== undefined) {
    center.perform(pinCounters, { agent: id, set: pickDefinedCounters(set), clear: clear === true ? "all" : clear });
  }
  return undefined;
}

/** The work of an agent that must end before its state can change. */
const WORK_BY_STATE: Readonly<Partial<Record<ShownState["name"], string>>> = {
  dialing: "call",
  ringing: "call",
  talking: "call",
  inspecting: "inspection",
};

/** Returns the advice for a change that was refused. `by`: who changes the state. */
function writeAdvice(center: Center, id: AgentId, { reason }: Refusal, by: AgentPatch["by"]): string {
  const { name } = stateOf(center, id);
  if (reason === "not-signed-in") return `Agent ${id} has no session to change: sign it in, or add "signedIn": true.`;
  if (reason === "phone-out-of-range") {
    return `Agent ${id} stays signed out: give it a phone within center.phoneRange in the scenario.`;
  }
  if (reason !== "state-forbids") return `Agent ${id} stays in state ${name}.`;
  const work = WORK_BY_STATE[name];
  if (work === undefined) return `Agent ${id} is in state ${name}: request idle first.`;
  return by === "inspector"
    ? `Agent ${id} is ${name}: let the ${work} end first.`
    : `Agent ${id} is ${name}: request busy or rest, which begin after the ${work}, or let the ${work} end first.`;
}

function pickDefinedCounters(set: Readonly<Record<string, number | undefined>>): Partial<Record<CounterName, number>> {
  const defined = COUNTERS.flatMap((name) => (set[name] === undefined ? [] : [[name, set[name]] as const]));
  return Object.fromEntries(defined) as Partial<Record<CounterName, number>>;
}
