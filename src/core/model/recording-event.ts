// The events of recordings and of the player that plays them to an agent.
import type { Duration, Instant } from "../time/time.ts";
import type { CallId } from "./ids.ts";
import type { PlayEnd } from "./player.ts";
import type { RecordingFormat, RecordingId } from "./recording.ts";

/** The facts that events about the beginning of a recording carry besides those about the call. */
export interface RecordingFacts {
  readonly task: number;
  readonly vdn: number;
  /** The tenth of a second that the gateway names it after. */
  readonly namedAfter: Instant;
  /** The file that a client chose. */
  readonly file: string | undefined;
}

/** An event of an agent about its recordings, or about the player of one. */
export type RecordingEvent =
  | {
      readonly type: "recordingPaused" | "recordingResumed";
      readonly call: CallId;
      readonly task: number;
      readonly recorded: Duration;
    }
  | {
      readonly type: "recordingEnded";
      readonly call: CallId;
      readonly task: number;
      readonly begunAt: Instant;
      readonly format: RecordingFormat;
      readonly recorded: Duration;
    }
  /** The agent's phone is picked up for a playback, and goes on hook after it. */
  | { readonly type: "playerPhone"; readonly does: "alerts" | "isLifted" | "isReleased" }
  /** The platform has found the recording and plays it from a position. */
  | { readonly type: "playAccepted" | "playBegan"; readonly recording: RecordingId; readonly position: Duration }
  | { readonly type: "playFailed" }
  | { readonly type: "playPaused" | "playResumed"; readonly position: Duration }
  /** `told`: whether its client gets the event; not after `setPlaybackPosition`. */
  | { readonly type: "playJumped"; readonly position: Duration; readonly told: boolean }
  | { readonly type: "playEnded"; readonly playEnd: PlayEnd }
  | { readonly type: "screenRecordingBegan" }
  | { readonly type: "screenRecordingEnded"; readonly begunAt: Instant };
