// Moves on an agent's account: its password, its lock, and the text that its client stores.

import { declareMove, type Floor, findSignedIn, type Move } from "../../floor.ts";
import type { Agent } from "../../model/agent.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { computeFormerPasswords, findBrokenPasswordRule } from "../../password.ts";
import { isLocked } from "../../queries/accounts.ts";

/** The input of `changePassword`. */
export interface ChangePassword {
  agent: AgentId;
  old: string;
  new: string;
}

/**
 * Changes the agent's own password (cec_07_1217). A wrong old password counts toward the lock, as at sign-in.
 *
 * Refuses: not-signed-in, account-locked, wrong-password, and the rule that the new password breaks.
 */
export const changePassword: Move<ChangePassword, "done"> = declareMove((floor, { agent: id, old, new: next }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (isLocked(floor, agent)) return refuse("account-locked");
  if (!floor.secrets.matches(agent.password, old)) {
    agent.wrongPasswords++;
    return refuse("wrong-password");
  }
  const broken = floor.secrets.decide(() => findBrokenPasswordRule(floor, agent, next));
  if (broken !== undefined) return refuse(broken);
  Object.assign(agent, createPasswordChange(floor, agent, next));
  return "done";
});

function createPasswordChange(floor: Floor, agent: Agent, next: string): Partial<Agent> {
  return {
    formerPasswords: computeFormerPasswords(agent),
    password: floor.secrets.hash(next),
    passwordSince: floor.clock.now,
    wrongPasswords: 0,
  };
}

/** Unlocks an account. Refuses: unknown-agent. */
export const unlockAccount: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = floor.state.agents.get(id);
  if (agent === undefined) return refuse("unknown-agent");
  agent.wrongPasswords = 0;
  return "done";
});

/** Stores a text for the agent's client. Refuses: not-signed-in. */
export const storeConfig: Move<{ agent: AgentId; config: string }, "done"> = declareMove(
  (floor, { agent: id, config }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    agent.privateConfig = config;
    return "done";
  },
);
