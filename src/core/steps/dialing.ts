// Steps of a call that an agent makes: dialing, alerting, failure, and resuming the customer's call after a consultation.

import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import { type Call, createCall, createLeg, isConsultation, type Leg, type NewCall } from "../model/call.ts";
import type { DialFailure } from "../model/event.ts";
import { makeCallId } from "../model/ids.ts";
import { allowsMedia } from "../model/media-right.ts";
import { STRATEGIES } from "../model/strategy.ts";
import { becomeOccupied, beginStateAfterCall } from "./agent-state.ts";
import { endCall } from "./end-call.ts";
import { emitDialed, isAssisting } from "./facts.ts";
import { agentOfLeg, putPhoneOnHook, removeLeg } from "./legs.ts";
import { offerCall } from "./offer.ts";
import { callOutside } from "./outside-party.ts";
import { schedulePickUp } from "./phone.ts";
import { resumeTalk } from "./resume-talk.ts";

/** The facts about a call that an agent makes. By default, the calling number is the agent's work number. */
export type DialedCall = Omit<NewCall, "id" | "begunAt" | "caller" | "destination" | "outside"> & {
  readonly caller?: string;
};

/**
 * Begins a call that an agent makes, and returns it. If the agent's own phone is on hook, it rings first. Then the other side rings.
 *
 * @param heldLeg for a consultation: the agent's leg of the customer's call, if it is on hold
 */
export function dial(floor: Floor, agent: SignedIn, facts: DialedCall, heldLeg?: Leg): Call {
  const now = floor.clock.now;
  const id = makeCallId(now, ++floor.state.callSerial);
  const call = createCall({
    id,
    feature: facts.feature,
    caller: facts.caller ?? String(agent.id),
    called: facts.called,
    media: facts.media,
    queue: facts.queue,
    dials: facts.dials,
    begunAt: now,
    data: facts.data,
    helps: facts.helps,
  });
  const leg = createLeg(agent.id, "caller", "dialing", now);
  const isPhoneOnHook = agent.session.details.releasePhone && agent.session.calls.length === 0;
  // Set before anything rings, because the call can fail immediately, and the failure resumes the held leg.
  if (heldLeg !== undefined) heldLeg.heldFor = id;
  call.legs.push(leg);
  floor.state.calls.set(id, call);
  agent.session.calls.push(id);
  emitDialed(floor, call, agent.id);
  if (isPhoneOnHook) {
    floor.emit({ type: "phoneAlerting", agent: agent.id, call: id, caller: undefined });
    if (schedulePickUp(floor, call, leg)) {
      becomeOccupied(floor, agent, id, false);
      return call;
    }
    floor.emit({ type: "phoneOffHook", agent: agent.id, call: id, assists: isAssisting(call, leg) });
  }
  ringOtherSide(floor, call, leg);
  return call;
}

/** Rings the other side, now that the agent's phone is off hook. The call fails if no colleague is free. */
export function ringOtherSide(floor: Floor, call: Call, leg: Leg): void {
  const agent = agentOfLeg(floor, leg);
  leg.state = "dialing";
  const isPreview = call.feature === "preview";
  // With another call on hold, the agent is already occupied, and gets no further event.
  if (agent.session.calls.length === 1) becomeOccupied(floor, agent, call.id, !isPreview);
  const { dials } = call;
  if (dials !== undefined && "number" in dials) {
    const party = callOutside(floor, call, agent.id, dials.number);
    if (party.next?.act !== "is-busy" && !isPreview) emitAlerting(floor, call, leg, dials.number);
    return;
  }
  const colleague = dials === undefined ? undefined : findFreeColleague(floor, dials);
  if (colleague === undefined) {
    if (dials !== undefined && "queue" in dials) floor.emit({ type: "allBusy", agent: agent.id, queue: dials.queue });
    failDial(floor, call, leg, "unreachable");
    return;
  }
  emitAlerting(floor, call, leg, String(colleague.id), colleague);
  offerCall(floor, call, colleague);
}

/** Returns an agent who can be called now: the given one if idle, or a free one of the queue; undefined if there is none. */
export function findFreeColleague(floor: Floor, to: { agent: number } | { queue: number }): SignedIn | undefined {
  const { agents, queues } = floor.state;
  const freeAgents = "queue" in to ? queues.get(to.queue)?.freeAgents : undefined;
  const chosen =
    freeAgents !== undefined && freeAgents.size > 0 ? STRATEGIES[floor.settings.routing].choose(freeAgents) : undefined;
  const agent = agents.get("agent" in to ? to.agent : (chosen ?? -1));
  if (agent === undefined || !hasSession(agent) || !allowsMedia(agent, "voice")) return undefined;
  return agent.session.state.name === "idle" ? agent : undefined;
}

/** Emits the event that the other side rings: an outside number, or a colleague. */
export function emitAlerting(floor: Floor, call: Call, leg: Leg, number: string, colleague?: SignedIn): void {
  floor.emit({
    type: "otherSideAlerting",
    agent: leg.agent,
    call: call.id,
    number,
    workNumber: colleague?.id,
    assists: false,
  });
}

/** Ends a failed call that an agent made. The legs of all other agents must have been removed before. */
export function failDial(
  floor: Floor,
  call: Call,
  leg: Leg,
  cause: DialFailure,
  phoneBy: "agent" | "platform" = "platform",
): void {
  const agent = agentOfLeg(floor, leg);
  const wasNeverLifted = leg.state === "alerting";
  removeLeg(floor, call, leg, agent, "failed");
  const emitFailed = () =>
    floor.emit({ type: "dialFailed", agent: agent.id, call: call.id, feature: call.feature, failure: cause });
  const emitConnectFailed = () => floor.emit({ type: "connectFailed", agent: agent.id, call: call.id });
  const putOnHook = () => putPhoneOnHook(floor, call, agent, phoneBy);
  const isOutbound = call.feature === "outbound" || call.feature === "preview";
  // The documented order: for an outbound call, the phone goes on hook first if it was off hook; otherwise it goes on hook last.
  if (!isOutbound) for (const emit of [emitFailed, putOnHook]) emit();
  else if (wasNeverLifted) for (const emit of [emitFailed, emitConnectFailed, putOnHook]) emit();
  else for (const emit of [putOnHook, emitFailed, emitConnectFailed]) emit();
  endCall(floor, call);
  beginStateAfterCall(floor, agent, false);
  if (isConsultation(call)) returnFromConsultation(floor, call, agent);
}

/** Resumes an agent's talk with the customer when a consultation is over, if the customer was on hold for it. */
export function returnFromConsultation(floor: Floor, consultation: Call, agent: SignedIn): void {
  const call = floor.state.calls.get(consultation.helps ?? "");
  const leg = call?.legs.find((leg) => leg.agent === agent.id && leg.heldFor === consultation.id);
  if (call === undefined || leg === undefined) return;
  leg.heldFor = undefined;
  if (agent.session.ending) return;
  resumeTalk(floor, call, leg);
}
