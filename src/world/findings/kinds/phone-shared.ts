// Finding: two agents who are signed in with one phone.
import type { AgentId, Center } from "../../../core/index.ts";
import { findingKind, timesOf } from "../kind.ts";

/** Who signed in with which phone last. What is no longer so is noticed when it is looked at. */
export class PhoneUsers {
  readonly #byPhone = new Map<string, AgentId>();

  /** Notes that an agent uses its phone. Returns the other agent who is signed in with it, if there is one. */
  note(center: Center, id: AgentId): AgentId | undefined {
    const phone = phoneOf(center, id);
    if (phone === undefined) return undefined;
    const before = this.#byPhone.get(phone);
    this.#byPhone.set(phone, id);
    if (this.#byPhone.size > 2 * center.state.agents.size) this.#forgetFormer(center);
    return before !== undefined && before !== id && phoneOf(center, before) === phone ? before : undefined;
  }

  #forgetFormer(center: Center): void {
    for (const [phone, id] of this.#byPhone) if (phoneOf(center, id) !== phone) this.#byPhone.delete(phone);
  }
}

/** The phone that a client has signed an agent in with; undefined without one. */
function phoneOf(center: Center, id: AgentId): string | undefined {
  const session = center.agent(id)?.session;
  return session === undefined || session.played || session.details.phone === "" ? undefined : session.details.phone;
}

export const phoneShared = findingKind({
  name: "phone-shared",
  severity: "warning",
  summary: "Signs an agent in with a phone, or binds one, that another agent who is signed in has.",
  rule: "Each agent has a phone of its own: a call rings on one phone, and two agents would answer it.",
  page: undefined,
  begin: () => ({ other: 0 }),
  add: (facts, other) => {
    facts.other = other;
  },
  say: ({ other }, times) => `uses the phone with which agent ${other} is signed in${timesOf(times)}`,
});
