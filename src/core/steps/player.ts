// Steps of the player that plays a recording to an agent: its timer and its end.
import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import { computePlayedTime, type PlayEnd, type Player } from "../model/player.ts";

/** Schedules the end of a player, from its present position on. */
export function schedulePlayerEnd(floor: Floor, { id, session }: SignedIn, player: Player): void {
  floor.clock.cancel(player.timer);
  const remaining = player.length * player.times - player.played;
  const timer = { kind: "playback-over", agent: id, session: session.serial } as const;
  player.timer = floor.clock.schedule(floor.clock.now + remaining, timer);
}

/** Sets the played time of a player at this instant. By default, stores how long it has played so far. */
export function setPlayed(floor: Floor, player: Player, played = computePlayedTime(player, floor.clock.now)): void {
  player.played = played;
  player.since = floor.clock.now;
}

/** Ends the player of an agent, if it has one. A phone that it took goes on hook, unless the agent has a call or a conference. */
export function endPlayer(floor: Floor, { id, session }: SignedIn, playEnd: PlayEnd): void {
  const { player } = session;
  if (player === undefined) return;
  floor.clock.cancel(player.timer);
  session.player = undefined;
  floor.emit({ type: "playEnded", agent: id, playEnd });
  if (player.tookPhone && session.calls.length === 0 && session.conference === undefined) {
    floor.emit({ type: "playerPhone", agent: id, does: "isReleased" });
  }
}

/** Ends a player that has played its recording to the end. */
export function endPlayback(floor: Floor, { agent: id, session }: { agent: AgentId; session: number }): void {
  const agent = floor.state.agents.get(id);
  if (agent !== undefined && hasSession(agent) && agent.session.serial === session) endPlayer(floor, agent, "finished");
}
