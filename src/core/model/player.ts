// The player that plays a recording to an agent: its states and positions.
import type { TimerId } from "../time/clock.ts";
import type { Duration, Instant } from "../time/time.ts";
import type { RecordingId } from "./recording.ts";

/** The player of an agent. It stores the length of the recording, so the recording can be removed before the player ends. */
export interface Player {
  readonly recording: RecordingId;
  readonly length: Duration;
  /** How many times it plays the recording. */
  readonly times: number;
  /** The played time at `since`, summed over all rounds. */
  played: Duration;
  since: Instant;
  /** The timer of its end; undefined while it is paused. */
  timer: TimerId | undefined;
  /** Whether it took the agent's phone off hook. When the player ends, the phone goes on hook, unless the agent has a call. */
  readonly tookPhone: boolean;
}

/** An action of an agent on a player. */
export type PlayerAction = "pause" | "resume" | "jump" | "stop";

/** The state of a player. */
export type PlayerState = "playing" | "paused";

/** The actions that each state of a player allows. */
export const PLAYER_ACTIONS: Readonly<Record<PlayerState, readonly PlayerAction[]>> = {
  playing: ["pause", "jump", "stop"],
  paused: ["resume", "stop"],
};

/** The cause of the end of a player. */
export type PlayEnd = "finished" | "stopped" | "failed";

/** Returns the state of a player. */
export function stateOfPlayer({ timer }: Pick<Player, "timer">): PlayerState {
  return timer === undefined ? "paused" : "playing";
}

/** Returns how long a player has played at an instant, summed over all rounds. */
export function computePlayedTime(player: Readonly<Player>, now: Instant): Duration {
  const { length, times, played, since } = player;
  return stateOfPlayer(player) === "paused" ? played : Math.min(played + now - since, length * times);
}

/** Returns the position of a player in the recording. At the very end, it is the recording's length. */
export function computePlayerPosition(player: Readonly<Player>, now: Instant): Duration {
  const { length, times } = player;
  const played = computePlayedTime(player, now);
  return played === length * times ? length : played % length;
}
