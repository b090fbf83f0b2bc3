// Moves of inspectors who listen to agents, talk with everyone in their calls, whisper to them, or take their calls over.
import { declareMove, type Floor, findSignedIn, legsOf, type Move, type SignedIn } from "../../floor.ts";
import { type Call, createLeg, isConsultation, type Leg } from "../../model/call.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import type { InspectionMode } from "../../model/inspection.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { becomeOccupied } from "../../steps/agent-state.ts";
import { emitTalking } from "../../steps/facts.ts";
import { emitOthersLeft } from "../../steps/hang-up.ts";
import {
  beginInspection,
  emitInspectionEnd,
  endInspection,
  findInspectable,
  type Inspecting,
  isInspecting,
  removeInspection,
} from "../../steps/inspection.ts";
import { completeLeave, emitLeftCall, removeLeg } from "../../steps/legs.ts";
import { beginRecording } from "../../steps/recording.ts";

/** The input of `beginInspecting` and `inspectInMode`. */
export interface Inspect {
  inspector: AgentId;
  agent: AgentId;
  mode: InspectionMode;
}

/**
 * Begins to listen to an agent (cec_07_2402), to talk with it and its customer (cec_07_2401), or to whisper to it (cec_07_2412). The
 * inspector must be idle. If the agent has no call, the inspector hears it from its next call on.
 *
 * Refuses: not-signed-in, inspects-itself, not-inspectable, inspector-not-idle, inspects-inspector.
 */
export const beginInspecting: Move<Inspect, "done"> = declareMove(
  (floor, { inspector: id, agent: inspectedId, mode }) => {
    const inspector = findSignedIn(floor, id);
    if (inspector instanceof Refusal) return inspector;
    const agent = findInspectable(floor, id, inspectedId);
    if (agent instanceof Refusal) return agent;
    if (agent.inspector) return refuse("inspects-inspector");
    if (inspector.session.state.name !== "idle") return refuse("inspector-not-idle");
    beginInspection(floor, inspector, agent, mode);
    return "done";
  },
);

/**
 * Changes the mode of an inspection (cec_07_2410, cec_07_2414). `other`: from listening to talking, or back.
 *
 * Refuses: not-signed-in, inspects-itself, not-inspectable, no-inspection.
 */
export const switchInspection: Move<{ inspector: AgentId; agent: AgentId; mode: InspectionMode | "other" }, "done"> =
  declareMove((floor, { inspector: id, agent: inspectedId, mode }) => {
    const inspector = findInspecting(floor, id, inspectedId);
    if (inspector instanceof Refusal) return inspector;
    const { inspection } = inspector.session;
    if (mode === "other" && inspection.mode === "whisper") return refuse("no-inspection");
    inspection.mode = mode === "other" ? (inspection.mode === "listen" ? "insert" : "listen") : mode;
    floor.emit({ type: "inspected", agent: inspectedId, inspector: id, mode: inspection.mode });
    return "done";
  });

/**
 * Begins an inspection, or changes its mode if the inspector already inspects this agent.
 *
 * Refuses: as `beginInspecting` and `switchInspection` do.
 */
export const inspectInMode: Move<Inspect, "done"> = declareMove((floor, input) => {
  const inspection = floor.state.agents.get(input.inspector)?.session?.inspection;
  return inspection?.agent === input.agent ? switchInspection(floor, input) : beginInspecting(floor, input);
});

/**
 * Ends an inspection if it is in one of the given modes (cec_07_2404, cec_07_2413).
 *
 * Refuses: not-signed-in, inspects-itself, not-inspectable, no-inspection.
 */
export const stopInspection: Move<{ inspector: AgentId; agent: AgentId; modes: readonly InspectionMode[] }, "done"> =
  declareMove((floor, { inspector: id, agent: inspectedId, modes }) => {
    const inspector = findInspecting(floor, id, inspectedId);
    if (inspector instanceof Refusal) return inspector;
    if (!modes.includes(inspector.session.inspection.mode)) return refuse("no-inspection");
    endInspection(floor, inspector);
    return "done";
  });

/**
 * Takes over the call of an inspected agent (cec_07_2403, cec_07_0437): the agent leaves it, and the inspector talks in its place.
 * `call`: the call to take over; the one that the agent talks in if undefined.
 *
 * Refuses: not-signed-in, inspects-itself, not-inspectable, no-inspection, nothing-to-intercept.
 */
export const takeOverCall: Move<{ inspector: AgentId; agent: AgentId; call: CallId | undefined }, "done"> = declareMove(
  (floor, { inspector: id, agent: inspectedId, call: wanted }) => {
    const inspector = findInspecting(floor, id, inspectedId);
    if (inspector instanceof Refusal) return inspector;
    const agent = findSignedIn(floor, inspectedId);
    if (agent instanceof Refusal) return agent;
    const found = legsOf(floor, agent).find(
      ({ call, leg }) =>
        leg.state === "talking" && allowsReplacement(call) && (wanted === undefined || call.id === wanted),
    );
    if (found === undefined) return refuse("nothing-to-intercept");
    takeOver(floor, inspector, agent, found.call, found.leg);
    return "done";
  },
);

/** Returns whether one agent can replace another in a call: it is no consultation, transfer or three-way call. */
function allowsReplacement(call: Call): boolean {
  return !isConsultation(call) && call.bridge === undefined && call.transfer === undefined;
}

/** Replaces an agent in a call by its inspector. */
function takeOver(floor: Floor, inspector: Inspecting, agent: SignedIn, call: Call, old: Leg): void {
  emitInspectionEnd(floor, inspector, removeInspection(floor, inspector));
  const leg: Leg = { ...createLeg(inspector.id, old.side, "talking", floor.clock.now), answeredAt: floor.clock.now };
  call.legs.push(leg);
  inspector.session.calls.push(call.id);
  becomeOccupied(floor, inspector, call.id, false);
  emitTalking(floor, call, leg, "answered");
  beginRecording(floor, call, leg, inspector);
  removeLeg(floor, call, old, agent, "taken");
  emitLeftCall(floor, call, agent, "taken");
  emitOthersLeft(floor, call, agent);
  completeLeave(floor, call, old, agent, "platform");
}

/** Returns the inspector if it inspects the agent now. Otherwise refuses. */
function findInspecting(floor: Floor, id: AgentId, inspected: AgentId): Inspecting | Refusal {
  const inspector = findSignedIn(floor, id);
  if (inspector instanceof Refusal) return inspector;
  const agent = findInspectable(floor, id, inspected);
  if (agent instanceof Refusal) return agent;
  const inspectsAgent = isInspecting(inspector) && inspector.session.inspection.agent === inspected;
  return inspectsAgent ? inspector : refuse("no-inspection");
}
