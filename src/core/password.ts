// The rules for a new password (cec_07_1217).

import type { Floor } from "./floor.ts";
import type { Agent } from "./model/agent.ts";
import type { Reason } from "./model/refusal.ts";

const MIN_PASSWORD_LENGTH = 8;
const MAX_PASSWORD_LENGTH = 32;
/** The number of remembered passwords, the present one included. */
const MAX_REMEMBERED = 5;
/** The character classes: upper case, lower case, digits, and all others. */
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/];
/** The minimum number of character classes in a password. */
const MIN_CLASSES = 3;

/** Returns the first rule that a new password breaks; undefined if it breaks none. */
export function findBrokenPasswordRule(
  floor: Pick<Floor, "secrets" | "nameOf">,
  agent: Agent,
  password: string,
): Reason | undefined {
  const { secrets } = floor;
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) return "password-length";
  if (secrets.matches(agent.password, password)) return "same-password";
  if ([floor.nameOf(agent), agent.account, String(agent.id)].some((name) => isName(password, name)))
    return "password-is-name";
  if (/(.)\1\1/s.test(password) || sharesRun(password, String(agent.id))) return "password-rules";
  if (CLASSES.filter((pattern) => pattern.test(password)).length < MIN_CLASSES) return "password-rules";
  if (agent.formerPasswords.some((former) => secrets.matches(former, password))) return "password-used-before";
  return undefined;
}

/** Returns the password hashes to store as former ones when the present one is replaced. */
export function computeFormerPasswords(agent: Agent): readonly string[] {
  return [agent.password, ...agent.formerPasswords].slice(0, MAX_REMEMBERED - 1);
}

/** Returns whether a password is a name, forward or backward. */
function isName(password: string, name: string): boolean {
  return name === password || name === [...password].reverse().join("");
}

/** Returns whether the password has four characters in a row from the agent's id. */
function sharesRun(password: string, id: string): boolean {
  for (let start = 0; start + 4 <= id.length; start++) if (password.includes(id.slice(start, start + 4))) return true;
  return false;
}
