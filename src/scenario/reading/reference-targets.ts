// The agents, queues, IVRs and variables that steps may refer to, and the sentence for an unknown id.
import { isAgentId, MIN_AGENT_ID } from "../../core/index.ts";
import type { Path } from "../../forms/problems.ts";
import type { Settings } from "../../forms/settings.ts";
import type { WrittenScenario } from "./scenario-schema.ts";
import type { WrittenSettings } from "./settings-schema.ts";
import type { WrittenStep } from "./step-schema.ts";

/** The valid parts of a scenario. Parts that could not be read are absent; their problems are reported elsewhere. */
export interface ScenarioParts {
  settings?: WrittenSettings | undefined;
  variables?: NonNullable<WrittenScenario["variables"]> | undefined;
  center?: WrittenScenario["center"];
  steps: PlacedStep[];
  /** Whether `steps` has all steps of the scenario. */
  isComplete: boolean;
}

/** A step with its path. */
export interface PlacedStep {
  path: Path;
  step: WrittenStep;
}

/** The targets of references. A member is absent if its part of the scenario could not be read; `agents` also if the settings could not. */
export interface ReferenceTargets {
  agents?: CenterIds;
  queues?: CenterIds;
  /** The ids of the queues that are for chats. */
  chatQueues?: ReadonlySet<number>;
  ivrs?: CenterIds;
  variables?: Readonly<Record<string, unknown>> | undefined;
}

/** The ids of a center as a set and as text, and the highest id of other agents that it admits. */
export interface CenterIds {
  ids: ReadonlySet<number>;
  written: string;
  highestAdmittedId?: number | undefined;
}

/** Returns the highest id of unknown agents that a center admits; undefined if it admits none. */
export function findHighestAdmittedId({
  unknownAgents,
  agentIdMax,
}: Pick<Settings, "unknownAgents" | "agentIdMax">): number | undefined {
  return unknownAgents === "admit" ? agentIdMax : undefined;
}

/** Returns whether the center has an id or would admit it. */
export function hasId(known: CenterIds, id: number): boolean {
  return known.ids.has(id) || isAgentId(id, known.highestAdmittedId ?? 0);
}

/** Returns `agent 111 is not in the center: its agents are 101-110`. */
export function describeAbsentId(noun: "agent" | "group" | "queue" | "IVR", id: number, known: CenterIds): string {
  const hint = known.written === "" ? `it has no ${noun}s` : `its ${noun}s are ${known.written}`;
  const admitted =
    known.highestAdmittedId === undefined ? "" : `; it admits ids from ${MIN_AGENT_ID} to ${known.highestAdmittedId}`;
  return `${noun} ${id} is not in the center: ${hint}${admitted}`;
}
