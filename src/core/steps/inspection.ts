// Steps that begin and end inspections, with the events for both sides.
import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import type { InspectionMode } from "../model/inspection.ts";
import { beginStateAfterCall, enterInspection } from "./agent-state.ts";

/** An inspector with its inspection. */
export type Inspecting = SignedIn & {
  readonly session: { readonly inspection: NonNullable<SignedIn["session"]["inspection"]> };
};

export function isInspecting(agent: SignedIn): agent is Inspecting {
  return agent.session.inspection !== undefined;
}

/** Begins an inspection. The inspector's phone rings and is lifted in the same instant. */
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

/** Ends an inspection; the inspector's next state begins, and its phone goes on hook. The agent gets its event if it is still signed in. */
export function endInspection(floor: Floor, inspector: Inspecting, by: "agent" | "platform" = "platform"): void {
  const inspected = clearInspection(floor, inspector);
  if (inspector.session.details.releasePhone) {
    floor.emit({ type: "inspectorPhone", agent: inspector.id, does: by === "agent" ? "isHungUp" : "isReleased" });
  }
  beginStateAfterCall(floor, inspector, false);
  inspected();
}

/**
 * Removes an inspection without a change of the inspector's state.
 *
 * @returns a function that emits the event for the agent, if it is still signed in.
 */
export function clearInspection(floor: Floor, inspector: Inspecting): () => void {
  const { agent: id, mode } = inspector.session.inspection;
  const session: { inspection: unknown } = inspector.session;
  session.inspection = undefined;
  const agent = floor.state.agents.get(id);
  if (agent === undefined || !hasSession(agent)) return () => {};
  agent.session.inspectors = agent.session.inspectors.filter((one) => one !== inspector.id);
  return () => {
    if (agent.session !== undefined && !agent.session.ending) {
      floor.emit({ type: "inspectedNoMore", agent: id, inspector: inspector.id, mode });
    }
  };
}

/** Ends the inspections of an agent whose session ends, and the one that it makes itself. */
export function endInspectionsOf(floor: Floor, agent: SignedIn): void {
  for (const id of agent.session.inspectors.slice()) {
    const inspector = inspectorWith(floor, id);
    if (inspector !== undefined) endInspection(floor, inspector);
  }
  if (isInspecting(agent)) endInspection(floor, agent);
}

function inspectorWith(floor: Floor, id: AgentId): Inspecting | undefined {
  const inspector = floor.state.agents.get(id);
  return inspector !== undefined && hasSession(inspector) && isInspecting(inspector) ? inspector : undefined;
}
