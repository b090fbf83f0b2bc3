// Every reason to say no, each with its sentence. Which retcode a client reads for it is the gateway's affair.

const SENTENCES = {
  "unknown-agent": "the center has no such agent",
  "wrong-password": "the password is not the agent's",
  "account-locked": "too many wrong passwords have locked the account",
  "force-forbidden": "the agent is signed in, and may not be signed in by force",
  "password-expired": "the password has expired",
  "no-phone": "no phone is bound to the agent",
  "no-receiver": "none of those it is meant for is an agent of the center",
  "same-password": "the new password is the old one",
  "password-used-before": "the new password was used before",
  "password-length": "a password has 8 to 32 characters",
  "password-rules":
    "a password has three of upper case, lower case, digits and other characters, no character three times in a row, and no four characters in a row of the agent's id",
  "password-is-name": "a password is not the agent's name or id, forwards or backwards",
  "already-signed-in": "the agent is signed in already",
  "phone-out-of-range": "the phone number lies outside the range that the center has",
  "not-signed-in": "the agent is not signed in",
  "state-forbids": "the agent's present state does not allow it",
  "events-are-pushed": "the agent's events are pushed, so they cannot be polled",
  "in-a-call": "the agent is in a call",
  "in-no-call": "the agent is in no call",
  "nothing-to-answer": "no call is waiting for the agent's answer",
  "nothing-to-hold": "there is no call to hold",
  "hold-forbidden": "the call is in a state that cannot be held",
  "nothing-held": "the agent holds no call",
  "retrieve-forbidden": "another call of the agent is in the way",
  "nothing-to-release": "there is no call to hang up",
  "no-such-call": "there is no such call",
  "no-such-queue": "the center has no such queue",
  "outside-party-not-called":
    "the outside party of this call is the caller: it is not being called, so it can only hang up",
} as const;

/** A reason to refuse. A new one does not compile until it has a sentence here and a retcode in the gateway. */
export type Reason = keyof typeof SENTENCES;

/** All reasons, for tests and docs. */
export const REASONS = Object.keys(SENTENCES) as readonly Reason[];

/**
 * A refusal: returned, not thrown, because being refused is a normal answer and costs no stack trace. There is one instance per
 * reason.
 */
export class Refusal {
  readonly reason: Reason;
  readonly sentence: string;

  constructor(reason: Reason) {
    this.reason = reason;
    this.sentence = SENTENCES[reason];
  }
}

const refusals = new Map(REASONS.map((reason) => [reason, new Refusal(reason)]));

/** The refusal for a reason. */
export function refuse(reason: Reason): Refusal {
  return refusals.get(reason) ?? new Refusal(reason);
}
