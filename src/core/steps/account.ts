// Whether an account is locked.
import type { Agent } from "../agent.ts";
import type { Floor } from "../floor.ts";

/** Whether too many wrong passwords in a row have locked the account. */
export function isLocked(floor: Floor, agent: Agent): boolean {
  const { passwordTries } = floor.settings;
  return passwordTries > 0 && agent.wrongPasswords >= passwordTries;
}
