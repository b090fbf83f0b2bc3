// Moves of agents who listen to a recording: play, pause, resume, jump and stop.
import { declareMove, type Floor, findSignedIn, type Move, type SignedIn } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import {
  computePlayedTime,
  computePlayerPosition,
  PLAYER_ACTIONS,
  type Player,
  type PlayerAction,
  stateOfPlayer,
} from "../../model/player.ts";
import type { RecordingId } from "../../model/recording.ts";
import { type Reason, Refusal, refuse } from "../../model/refusal.ts";
import { endPlayer, schedulePlayerEnd, setPlayed } from "../../steps/player.ts";
import type { Duration } from "../../time/time.ts";

/** The input of `playRecording`. */
export interface PlayRecording {
  agent: AgentId;
  /** The recording; undefined if the client names a file that does not exist. */
  recording: RecordingId | undefined;
  /** The position at which the first round begins. */
  position: Duration;
  /** How many times the recording is played. */
  times: number;
}

/**
 * Plays a finished recording to the agent (cec_07_4202), also during a call. If there is no such recording, or it is shorter than the
 * position, the playback fails, and only events report that.
 *
 * Refuses: not-signed-in, player-in-use, recordings-of-others.
 */
export const playRecording: Move<PlayRecording, "done"> = declareMove(
  (floor, { agent: id, recording: wanted, position, times }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const { session } = agent;
    if (session.player !== undefined) return refuse("player-in-use");
    const recording = wanted === undefined ? undefined : floor.state.recordings.get(wanted);
    if (recording !== undefined && recording.agent !== id && !agent.inspector) return refuse("recordings-of-others");
    if (recording === undefined || position > recording.length) {
      floor.emit({ type: "playFailed", agent: id });
      floor.emit({ type: "playEnded", agent: id, playEnd: "failed" });
      return "done";
    }
    const isPhoneInUse =
      session.calls.length > 0 || session.conference !== undefined || session.inspection !== undefined;
    const tookPhone = session.details.releasePhone && !isPhoneInUse;
    const { now } = floor.clock;
    const { id: played, length } = recording;
    const player: Player = {
      recording: played,
      length,
      times,
      played: position,
      since: now,
      timer: undefined,
      tookPhone,
    };
    session.player = player;
    schedulePlayerEnd(floor, agent, player);
    if (tookPhone) {
      floor.emit({ type: "playerPhone", agent: id, does: "alerts" });
      floor.emit({ type: "playerPhone", agent: id, does: "isLifted" });
    }
    floor.emit({ type: "playAccepted", agent: id, recording: played, position });
    floor.emit({ type: "playBegan", agent: id, recording: played, position });
    return "done";
  },
);

/** Pauses a playback (cec_07_4203). Refuses: not-signed-in, nothing-played-to-pause. */
export const pausePlayback: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findPlayer(floor, id, "pause", "nothing-played-to-pause");
  if (found instanceof Refusal) return found;
  const { player } = found;
  setPlayed(floor, player);
  floor.clock.cancel(player.timer);
  player.timer = undefined;
  floor.emit({ type: "playPaused", agent: id, position: computePlayerPosition(player, floor.clock.now) });
  return "done";
});

/** Resumes a paused playback (cec_07_4204). Refuses: not-signed-in, nothing-played-to-resume. */
export const resumePlayback: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findPlayer(floor, id, "resume", "nothing-played-to-resume");
  if (found instanceof Refusal) return found;
  const { agent, player } = found;
  setPlayed(floor, player);
  schedulePlayerEnd(floor, agent, player);
  floor.emit({ type: "playResumed", agent: id, position: computePlayerPosition(player, floor.clock.now) });
  return "done";
});

/** A jump: by a time, negative for back; or to a position from the beginning or before the end. */
export type Jump = { readonly by: Duration } | { readonly to: Duration } | { readonly beforeEnd: Duration };

/**
 * Jumps forward or back in a playback (cec_07_4205, cec_07_4206), at most to the beginning or end of the recording.
 *
 * Refuses: not-signed-in, nothing-played-to-forward, nothing-played-to-rewind.
 */
export const jumpInPlayback: Move<{ agent: AgentId; by: Duration }, "done"> = declareMove(
  (floor, { agent: id, by }) => {
    const found = findPlayer(floor, id, "jump", by < 0 ? "nothing-played-to-rewind" : "nothing-played-to-forward");
    if (found instanceof Refusal) return found;
    const { player } = found;
    const position = computePlayerPosition(player, floor.clock.now) + by;
    jumpTo(floor, found, Math.min(Math.max(position, 0), player.length), true);
    return "done";
  },
);

/**
 * Sets the position of a playback (cec_07_0405). The agent's client gets no event.
 *
 * Refuses: not-signed-in, nothing-played-to-seek, position-outside.
 */
export const setPlaybackPosition: Move<{ agent: AgentId; jump: Jump }, "done"> = declareMove(
  (floor, { agent: id, jump }) => {
    const found = findPlayer(floor, id, "jump", "nothing-played-to-seek");
    if (found instanceof Refusal) return found;
    const { length } = found.player;
    const present = computePlayerPosition(found.player, floor.clock.now);
    const position = "by" in jump ? present + jump.by : "to" in jump ? jump.to : length - jump.beforeEnd;
    if (position < 0 || position > length) return refuse("position-outside");
    jumpTo(floor, found, position, false);
    return "done";
  },
);

/** Stops a playback (cec_07_4207). Refuses: not-signed-in, nothing-played-to-stop. */
export const stopPlayback: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const found = findPlayer(floor, id, "stop", "nothing-played-to-stop");
  if (found instanceof Refusal) return found;
  endPlayer(floor, found.agent, "stopped");
  return "done";
});

interface Playing {
  readonly agent: SignedIn;
  readonly player: Player;
}

/** Returns the player of an agent. Refuses: not-signed-in, or `reason` if the agent has no player in a state that allows the action. */
function findPlayer(floor: Floor, id: AgentId, action: PlayerAction, reason: Reason): Playing | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const { player } = agent.session;
  return player !== undefined && PLAYER_ACTIONS[stateOfPlayer(player)].includes(action)
    ? { agent, player }
    : refuse(reason);
}

/** Moves a player to a position in the present round, and continues from there. The end of a round is the beginning of the next one. */
function jumpTo(floor: Floor, { agent, player }: Playing, position: Duration, told: boolean): void {
  const { now } = floor.clock;
  setPlayed(floor, player, computePlayedTime(player, now) - computePlayerPosition(player, now) + position);
  schedulePlayerEnd(floor, agent, player);
  floor.emit({ type: "playJumped", agent: agent.id, position: computePlayerPosition(player, now), told });
}
