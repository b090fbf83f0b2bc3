// What the steps of a scenario may refer to, and the sentences for what is not there.
import { isAgentId, LEAST_AGENT_ID, type Settings } from "../../core/index.ts";
import type { WrittenCenter } from "../center/center-schema.ts";
import type { Path } from "./problems.ts";
import type { WrittenScenario } from "./scenario-schema.ts";
import type { WrittenSettings } from "./settings-schema.ts";
import type { WrittenStep } from "./step-schema.ts";

/** The parts of a scenario whose shape is right; what could not be read is left out, and nothing is said about it. */
export interface ScenarioParts {
  settings?: WrittenSettings | undefined;
  variables?: NonNullable<WrittenScenario["variables"]> | undefined;
  center?: WrittenCenter | undefined;
  steps: PlacedStep[];
  /** Whether these are all the steps. */
  complete: boolean;
}

export interface PlacedStep {
  path: Path;
  step: WrittenStep;
}

/** What steps may refer to; a member is absent when that part of the scenario could not be read. */
export interface ReferenceTargets {
  agents?: CenterIds;
  queues?: CenterIds;
  ivrs?: CenterIds;
  variables?: Readonly<Record<string, unknown>> | undefined;
}

/** The ids of the center, how to write them in a sentence, and up to which id others may come in as well. */
export interface CenterIds {
  ids: ReadonlySet<number>;
  written: string;
  highestAdmittedId?: number | undefined;
}

/** Returns the highest id at which a center admits agents that it does not know; undefined if it admits none. */
export function admittedTo({ unknownAgents, agentIdMax }: Readonly<Settings>): number | undefined {
  return unknownAgents === "admit" ? agentIdMax : undefined;
}

/** Whether the center has this id, or would admit it. */
export function hasId(known: CenterIds, id: number): boolean {
  return known.ids.has(id) || isAgentId(id, known.highestAdmittedId ?? 0);
}

/** `agent 111 is not in the center: its agents are 101-110`. */
export function sayAbsent(noun: "agent" | "queue" | "IVR", id: number, known: CenterIds): string {
  const there = known.written === "" ? `it has no ${noun}s` : `its ${noun}s are ${known.written}`;
  const admitted =
    known.highestAdmittedId === undefined ? "" : `; it admits ids from ${LEAST_AGENT_ID} to ${known.highestAdmittedId}`;
  return `${noun} ${id} is not in the center: ${there}${admitted}`;
}
