// Reads accounts: whether one is locked, and how long its password lasts.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { Agent } from "../model/agent.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { View } from "./view.ts";

/** Returns whether too many wrong passwords in a row have locked the account of an agent. */
export function isLocked({ settings }: View, { wrongPasswords }: DeepReadonly<Agent>): boolean {
  const { passwordTries } = settings;
  return passwordTries > 0 && wrongPasswords >= passwordTries;
}

/** Returns the instant at which an agent's password expires; Infinity if it never does. */
export function findPasswordExpiry({ passwordLife, passwordSince }: DeepReadonly<Agent>): Instant {
  return passwordLife === undefined ? Number.POSITIVE_INFINITY : passwordSince + passwordLife;
}

/** Returns how long an agent's password still lasts (milliseconds): negative if it has expired, undefined if it never expires. */
export function computeTimeToPasswordExpiry({ now }: View, agent: DeepReadonly<Agent>): Duration | undefined {
  return agent.passwordLife === undefined ? undefined : findPasswordExpiry(agent) - now;
}
