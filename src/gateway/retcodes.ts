// Every retcode that this gateway gives, with the message it carries, and the retcode of each reason that the core knows.
import type { Reason } from "../core/index.ts";

/**
 * Messages in the gateway's manner: short, lower case. Three are known from real answers, spelling included (000-003, 100-006,
 * 200-025); the others are ours. Clients act on the retcode.
 */
export const RETCODES = {
  "000-001": "wrong way of getting events",
  "000-002": "parameter or address is invalid",
  "000-003": "no right to invite resouce",
  "100-001": "login parameter is empty or invalid",
  "100-002": "agent already login",
  "100-004": "user name or password is wrong",
  "100-006": "agent not login",
  "100-007": "agent operation failed",
  "100-009": "agent state can not be set",
  "100-010": "agent is in a call",
  "100-011": "login parameter is illegal",
  "100-012": "agent type is wrong",
  "100-013": "phone number is invalid",
  "100-014": "phone number is out of range",
  "100-005": "logout parameter is invalid",
  "100-015": "agent already login and can not be forced out",
  "100-016": "ip address is invalid",
  "100-020": "password is expired",
  "100-060": "account login failed",
  "100-061": "account is locked",
  "100-062": "account or password is wrong",
  "110-003": "old password is wrong",
  "110-016": "account is locked",
  "110-017": "new password is same as the old one",
  "110-018": "new password is the name or its reverse",
  "110-019": "new password breaks the rules",
  "110-020": "new password length is wrong",
  "110-021": "too many wrong passwords",
  "110-022": "new passwords differ",
  "200-002": "no call can be answered",
  "200-013": "no call can be held",
  "200-014": "call state can not be held",
  "200-015": "no held call",
  "200-016": "call state can not be retrieved",
  "200-017": "no call can be released",
} as const;

export type Retcode = keyof typeof RETCODES;

/** Whether a text is one of the retcodes. */
export function isRetcode(text: string): text is Retcode {
  return Object.hasOwn(RETCODES, text);
}

/** The retcode of each reason. A reason without one does not compile. */
export const RETCODE_OF: Readonly<Record<Reason, Retcode>> = {
  "unknown-agent": "100-004",
  "wrong-password": "100-004",
  "account-locked": "110-016",
  "already-signed-in": "100-002",
  "force-forbidden": "100-015",
  "phone-out-of-range": "100-014",
  "not-signed-in": "100-006",
  "password-expired": "100-020",
  "no-phone": "100-007",
  "no-receiver": "100-007",
  "same-password": "110-017",
  "password-used-before": "110-019",
  "password-length": "110-020",
  "password-rules": "110-019",
  "password-is-name": "110-018",
  "state-forbids": "100-009",
  "events-are-pushed": "000-001",
  "in-a-call": "100-010",
  "in-no-call": "100-007",
  "nothing-to-answer": "200-002",
  "nothing-to-hold": "200-013",
  "hold-forbidden": "200-014",
  "nothing-held": "200-015",
  "retrieve-forbidden": "200-016",
  "nothing-to-release": "200-017",
  // These arise at the control API alone; should an operation ever meet one, it failed.
  "no-such-call": "100-007",
  "no-such-queue": "100-007",
  "outside-party-not-called": "100-007",
};
