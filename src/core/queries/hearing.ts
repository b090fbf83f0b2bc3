// Determines who hears whom in a call: its parties, those of a call joined with it, and inspectors.
import type { DeepReadonly } from "../deep-readonly.ts";
import type { Call, Leg } from "../model/call.ts";
import type { AgentId } from "../model/ids.ts";
import type { InspectionMode } from "../model/inspection.ts";
import type { View } from "./view.ts";

/** An agent, or an outside party by its number. */
export type Party = { readonly agent: AgentId } | { readonly number: string };

/** A party of a call or an inspector, and those whose voice it hears. */
export interface Hearing {
  readonly party: Party;
  readonly hears: readonly Party[];
}

/** The role of a person in a call. `muted`: hears, and is not heard; `absent`: rings, waits or is on hold; an object: inspects. */
type Role = "talks" | "muted" | "absent" | { readonly mode: InspectionMode; readonly agent: AgentId };

interface Person {
  readonly party: Party;
  readonly role: Role;
}

/**
 * Returns who hears whom in a call: agents first, then outside parties, those of a joined call, and inspectors. Inspectors hear
 * everyone who talks. All hear an inspector in mode `insert`, only its agent hears one in mode `whisper`, and no one hears one in
 * mode `listen`.
 */
export function listHearings(view: View, call: DeepReadonly<Call>): Hearing[] {
  const joined = view.state.calls.get(call.bridge?.with ?? "");
  // The agent who joined two calls has a leg in both, and only one of the legs has its mute.
  const muted = new Set([call, ...(joined === undefined ? [] : [joined])].flatMap(listMuted));
  const own = partiesOf(call, muted);
  const known = new Set(call.legs.map(({ agent }) => agent));
  const others = (joined === undefined ? [] : partiesOf(joined, muted)).filter(
    ({ party, role }) => role !== "absent" && !("agent" in party && known.has(party.agent)),
  );
  const parties = [...own, ...others];
  const people = [...parties, ...parties.flatMap((person) => inspectorsOf(view, person))];
  return people.map((person) => ({
    party: person.party,
    hears: people.filter((other) => other !== person && hears(person, other)).map(({ party }) => party),
  }));
}

function listMuted({ legs }: DeepReadonly<Call>): AgentId[] {
  return legs.filter(({ muted }) => muted).map(({ agent }) => agent);
}

function partiesOf({ legs, outside, transfer }: DeepReadonly<Call>, muted: ReadonlySet<AgentId>): Person[] {
  // If all agents of a call hold it or have left it for an IVR, its outside parties hear none of the others.
  const isConnected = legs.length === 0 || legs.some(isTalking);
  // While agent and third party talk after a transfer in mode `talk`, the customer is on hold (cec_07_1242).
  const onHold = transfer?.mode === "talk" && transfer.answered ? outside[0] : undefined;
  return [
    ...legs.map(
      (leg): Person => ({
        party: { agent: leg.agent },
        role: isTalking(leg) ? (muted.has(leg.agent) ? "muted" : "talks") : "absent",
      }),
    ),
    ...outside.map(
      (party): Person => ({
        party: { number: party.number },
        role: isConnected && party.state === "here" && party !== onHold ? "talks" : "absent",
      }),
    ),
  ];
}

function isTalking({ state }: DeepReadonly<Leg>): boolean {
  return state === "talking" || state === "joined";
}

/** Returns the inspectors of an agent who talks. */
function inspectorsOf({ state }: View, { party, role }: Person): Person[] {
  if (role === "absent" || !("agent" in party)) return [];
  const { agent } = party;
  return (state.agents.get(agent)?.session?.inspectors ?? []).flatMap((id): Person[] => {
    const mode = state.agents.get(id)?.session?.inspection?.mode;
    return mode === undefined ? [] : [{ party: { agent: id }, role: { mode, agent } }];
  });
}

function hears({ party, role }: Person, other: Person): boolean {
  if (role === "absent") return false;
  if (typeof other.role === "string") return other.role === "talks";
  const { mode, agent } = other.role;
  if (mode === "whisper") return typeof role === "string" && "agent" in party && party.agent === agent;
  return mode === "insert";
}
