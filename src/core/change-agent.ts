// Changes an agent in one move: its session, its state, how its session takes calls, and the lock of its account.

import { declareMove, type Floor, type Move } from "./floor.ts";
import type { SignInDetails } from "./model/agent.ts";
import type { AgentId } from "./model/ids.ts";
import { Refusal, refuse } from "./model/refusal.ts";
import { unlockAccount } from "./moves/agents/account.ts";
import { chooseSkills, requestBusy, requestIdle, requestRest, requestWrapUp } from "./moves/agents/agent-state.ts";
import { changeDetails } from "./moves/agents/preferences.ts";
import { signIn, signOut } from "./moves/agents/sign-in.ts";
import { forceState } from "./moves/supervision/force-state.ts";
import type { Duration } from "./time/time.ts";

/** The input of `changeAgent`. */
export interface ChangeAgent {
  readonly agent: AgentId;
  /**
   * The details with which a signed-out agent signs in to all its queues; the simulator then plays it. `false` signs the agent out; then
   * only `unlocks` has an effect too.
   */
  readonly signedIn?: SignInDetails | false | undefined;
  /** The state to request, or to force as an inspector does. Nothing happens if the agent is already in it. */
  readonly state?: { readonly name: "idle" | "busy" | "wrapUp" | "rest"; readonly isForced: boolean } | undefined;
  /** The granted time if the state is a rest (milliseconds). */
  readonly restTime: Duration;
  /** Whether to unlock the account. */
  readonly unlocks?: boolean;
  /** Changes of how the session takes calls; undefined changes nothing. */
  readonly autoAnswer?: boolean | undefined;
  readonly autoEnterIdle?: boolean | undefined;
}

/**
 * Applies all of a change or nothing, before any waiting call is routed. Only the first effective step can be refused: an
 * agent that has just signed in is idle, and can request every state.
 *
 * Refuses: not-signed-in, state-forbids, and the reasons of signing in and out.
 */
export const changeAgent: Move<ChangeAgent, "done"> = declareMove((floor, change) => {
  const outcome = change.signedIn === false ? endSession(floor, change) : changeSession(floor, change);
  if (!(outcome instanceof Refusal) && change.unlocks === true) unlockAccount(floor, { agent: change.agent });
  return outcome;
});

function endSession(floor: Floor, { agent }: ChangeAgent): "done" | Refusal {
  const hasSession = floor.state.agents.get(agent)?.session !== undefined;
  return hasSession ? signOut(floor, { agent, cause: "simulator" }) : "done";
}

function changeSession(floor: Floor, change: ChangeAgent): "done" | Refusal {
  const { agent, signedIn, state, autoAnswer, autoEnterIdle } = change;
  const findCurrentSession = () => floor.state.agents.get(agent)?.session;
  if (signedIn && findCurrentSession() === undefined) {
    const outcome = signIn(floor, { agent, password: undefined, details: signedIn, force: false });
    if (outcome instanceof Refusal) return outcome;
    chooseSkills(floor, { agent, queues: "all" });
  }
  if (state === undefined && autoAnswer === undefined && autoEnterIdle === undefined) return "done";
  const session = findCurrentSession();
  if (session === undefined) return refuse("not-signed-in");
  if (state !== undefined && state.name !== session.state.name) {
    const outcome = requestState(floor, change, state);
    if (outcome instanceof Refusal) return outcome;
  }
  return changeDetails(floor, {
    agent,
    ...(autoAnswer === undefined ? {} : { autoAnswer }),
    ...(autoEnterIdle === undefined ? {} : { autoEnterIdle }),
  });
}

function requestState(
  floor: Floor,
  { agent, restTime }: ChangeAgent,
  { name, isForced }: NonNullable<ChangeAgent["state"]>,
): "done" | Refusal {
  // An inspector can't force wrap-up.
  if (name === "wrapUp") return requestWrapUp(floor, { agent });
  if (isForced) return forceState(floor, { agent, state: name === "rest" ? { rest: restTime, cause: 0 } : name });
  if (name === "idle") return requestIdle(floor, { agent });
  if (name === "busy") return requestBusy(floor, { agent, reason: 0, prolong: false });
  return requestRest(floor, { agent, time: restTime, cause: 0, prolong: false });
}
