// Whether an account is locked, and when its password ends.
import type { Agent } from "../agent.ts";
import type { Floor } from "../floor.ts";
import type { Duration, Instant } from "../time.ts";

/** Whether too many wrong passwords in a row have locked the account. */
export function isLocked(floor: Floor, agent: Agent): boolean {
  const { passwordTries } = floor.settings;
  return passwordTries > 0 && agent.wrongPasswords >= passwordTries;
}

/** When an agent's password ends; Infinity for one that lasts for ever. */
export function passwordEnd({ passwordLife, passwordSince }: Agent): Instant {
  return passwordLife === undefined ? Number.POSITIVE_INFINITY : passwordSince + passwordLife;
}

/** How long an agent's password still lasts (milliseconds); undefined: for ever. */
export function passwordLeft(floor: Floor, agent: Agent): Duration | undefined {
  return agent.passwordLife === undefined ? undefined : passwordEnd(agent) - floor.clock.now;
}
