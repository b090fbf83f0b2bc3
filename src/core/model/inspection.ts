// Inspections: an inspector listens to an agent, talks with everyone in its calls, whispers to it, or watches its video.
import type { Instant } from "../time/time.ts";
import type { AgentId } from "./ids.ts";

/** The modes of inspections. */
export const INSPECTION_MODES = ["listen", "insert", "whisper"] as const;

/**
 * The mode of an inspection. `listen`: the inspector hears both sides, and no one hears it; `insert`: all talk with each other;
 * `whisper`: the inspector hears both sides, and only the agent hears it.
 */
export type InspectionMode = (typeof INSPECTION_MODES)[number];

/** The inspection of an agent, in the session of its inspector. It can last over several calls of the agent, and needs no call. */
export interface Inspection {
  readonly agent: AgentId;
  mode: InspectionMode;
  readonly since: Instant;
}

/** `watching`: begun; `playing`: the inspector's client also plays the video; `stopped`: not watched until it begins again. */
export type VideoTaskState = "watching" | "playing" | "stopped";

/** The task of an inspector who watches the video of an agent, in the inspector's session. Its deletion or a sign-out of either ends it. */
export interface VideoTask {
  readonly agent: AgentId;
  readonly since: Instant;
  state: VideoTaskState;
}
