// Steps that begin and end inspections, with the events for both sides.
import { type Floor, findSignedIn, hasSession, type SignedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import type { Inspection, InspectionMode } from "../model/inspection.ts";
import { Refusal, refuse } from "../model/refusal.ts";
import { beginStateAfterCall, enterInspection } from "./agent-state.ts";

/** An inspector with its inspection. */
export type Inspecting = SignedIn & {
  readonly session: { readonly inspection: Inspection };
};

/** Returns whether an agent inspects another one. */
export function isInspecting(agent: SignedIn): agent is Inspecting {
  return agent.session.inspection !== undefined;
}

/** Returns the agent to inspect. Refuses: inspects-itself, not-inspectable. */
export function findInspectable(floor: Floor, inspector: AgentId, id: AgentId): SignedIn | Refusal {
  if (inspector === id) return refuse("inspects-itself");
  const agent = findSignedIn(floor, id);
  return agent instanceof Refusal ? refuse("not-inspectable") : agent;
}

/** Begins an inspection. The inspector's phone rings and is picked up in the same instant. */
export function beginInspection(floor: Floor, inspector: SignedIn, agent: SignedIn, mode: InspectionMode): void {
  inspector.session.inspection = { agent: agent.id, mode, since: floor.clock.now };
  agent.session.inspectors.push(inspector.id);
  enterInspection(floor, inspector);
  floor.emit({ type: "inspectionBegan", agent: inspector.id, inspected: agent.id, mode });
  if (inspector.session.details.releasePhone) {
    floor.emit({ type: "inspectorPhone", agent: inspector.id, does: "alerts" });
    floor.emit({ type: "inspectorPhone", agent: inspector.id, does: "isLifted" });
  }
  floor.emit({ type: "inspected", agent: agent.id, inspector: inspector.id, mode });
}

/** Ends an inspection: the inspector's phone goes on hook, and its next state begins. The agent gets an event if it is still signed in. */
export function endInspection(floor: Floor, inspector: Inspecting, by: "agent" | "platform" = "platform"): void {
  const inspection = removeInspection(floor, inspector);
  if (inspector.session.details.releasePhone) {
    floor.emit({ type: "inspectorPhone", agent: inspector.id, does: by === "agent" ? "isHungUp" : "isReleased" });
  }
  beginStateAfterCall(floor, inspector, false);
  emitInspectionEnd(floor, inspector, inspection);
}

/** Removes an inspection from both sessions, without an event or a change of state. Returns the inspection. */
export function removeInspection(floor: Floor, inspector: Inspecting): Inspection {
  const { inspection } = inspector.session;
  const { session }: SignedIn = inspector;
  session.inspection = undefined;
  const inspected = floor.state.agents.get(inspection.agent)?.session;
  if (inspected !== undefined) inspected.inspectors = inspected.inspectors.filter((id) => id !== inspector.id);
  return inspection;
}

/** Emits the event that an inspection has ended, if its agent stays signed in. */
export function emitInspectionEnd(floor: Floor, { id }: SignedIn, { agent, mode }: Inspection): void {
  const session = floor.state.agents.get(agent)?.session;
  if (session === undefined || session.ending) return;
  floor.emit({ type: "inspectedNoMore", agent, inspector: id, mode });
}

/** Ends all inspections of an agent whose session ends, and its own inspection of another agent. */
export function endInspectionsOf(floor: Floor, agent: SignedIn): void {
  for (const id of agent.session.inspectors.slice()) {
    const inspector = findActiveInspector(floor, id);
    if (inspector !== undefined) endInspection(floor, inspector);
  }
  if (isInspecting(agent)) endInspection(floor, agent);
}

function findActiveInspector(floor: Floor, id: AgentId): Inspecting | undefined {
  const inspector = floor.state.agents.get(id);
  return inspector !== undefined && hasSession(inspector) && isInspecting(inspector) ? inspector : undefined;
}
