// Reads accounts: whether one is locked, and how long its password lasts.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { Agent } from "../model/agent.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { View } from "./view.ts";

/** Whether too many wrong passwords in a row have locked the account of an agent. */
export function isLocked({ settings }: View, { wrongPasswords }: DeepReadonly<Agent>): boolean {
  const { passwordTries } = settings;
  return passwordTries > 0 && wrongPasswords >= passwordTries;
}

/** Returns when an agent's password ends; Infinity for one that never does. */
export function passwordEnd({ passwordLife, passwordSince }: DeepReadonly<Agent>): Instant {
  return passwordLife === undefined ? Number.POSITIVE_INFINITY : passwordSince + passwordLife;
}

/** Returns how long an agent's password still lasts (milliseconds); undefined for one that never ends. */
export function passwordLeft({ now }: View, agent: DeepReadonly<Agent>): Duration | undefined {
  return agent.passwordLife === undefined ? undefined : passwordEnd(agent) - now;
}
