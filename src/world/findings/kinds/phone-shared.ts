// Finding: two agents who are signed in with one phone.
import type { AgentId, Center } from "../../../core/index.ts";
import type { Seen } from "../hooks.ts";
import { declareFindingKind, formatTimesSuffix } from "../kind.ts";
import { declareWorldState } from "../kind-state.ts";

interface Facts {
  /** The agent who was signed in with the phone before. */
  readonly other: AgentId;
}

/** The agent who last signed in with each phone, or bound it. A sign-out is noticed only when the phone is used again. */
class PhoneUsers {
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

function findSharedPhone({ center, client, state }: Seen<PhoneUsers>): Facts | undefined {
  const other = state.note(center, client.id);
  return other === undefined ? undefined : { other };
}

/** A warning when an agent signs in with, or binds, the phone of another signed-in agent. No page forbids it. */
export const phoneShared = declareFindingKind<Facts, PhoneUsers>({
  name: "phone-shared",
  severity: "warning",
  summary: "Signs an agent in with a phone, or binds a phone, that another signed-in agent uses.",
  rule: "Use one phone per agent: a call rings on one phone, and two agents would answer it.",
  page: undefined,
  sentence: ({ other }, times) => `uses the phone of agent ${other}, who is signed in${formatTimesSuffix(times)}`,
  state: declareWorldState(() => new PhoneUsers()),
  hooks: {
    signedIn: findSharedPhone,
    phoneBound: findSharedPhone,
  },
});
