// Whether an agent's client is still there: when it was heard, which Guids it may show, and when silence ends its session.

import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import type { IssuedGuid, Session } from "../model/agent.ts";
import { isGuidAlive, isGuidOutlived } from "../queries/guids.ts";
import type { Duration } from "../time/time.ts";

/** How many Guids of a session work at a time: in static mode, where none expires, a page may be reloaded as often as it likes. */
const MOST_GUIDS = 16;

// Supervision and Guid life are limits on how a client paces itself, so they stretch with a clock that runs faster than the wall.
function paced(floor: Floor, limit: Duration): Duration {
  return limit * floor.state.paceFactor;
}

/** Books the next look at whether the client has gone silent; none for an agent whom the simulator plays. */
export function superviseSilence(floor: Floor, agent: SignedIn): void {
  if (agent.session.played) return;
  floor.clock.cancel(agent.session.silenceTimer);
  // Who cannot be silent now, because a poll is held or nobody supervises, is looked at again when it could be at the earliest.
  const cannotBe = agent.session.listening || !floor.settings.supervision || !agent.session.supervised;
  const from = cannotBe ? floor.clock.now : agent.session.heardAt;
  const due = from + limitOf(floor, agent.session);
  const timer = { kind: "silence", agent: agent.id, session: agent.session.serial } as const;
  // Within an advance that must not end the session, looking again before its end would be idle work.
  const at = excused(floor, agent.session) ? Math.max(due, floor.clock.horizon + 1) : due;
  agent.session.silenceTimer = floor.clock.book(at, timer);
}

/** Books the next looks anew: the limits have changed, and those that are booked may come too late. */
export function lookAgainForSilence(floor: Floor): void {
  for (const agent of floor.state.agents.values()) if (hasSession(agent)) superviseSilence(floor, agent);
}

/** Whether the client has been silent for longer than it may. */
export function isSilent(floor: Floor, session: Session): boolean {
  if (session.played || session.listening || excused(floor, session)) return false;
  if (!floor.settings.supervision || !session.supervised) return false;
  return floor.clock.now - session.heardAt >= limitOf(floor, session);
}

/** How long a client may be silent: one that polls, or one whose events are pushed and that shakes hands now and then. */
function limitOf(floor: Floor, { details }: Session): Duration {
  const { maxTime, handshakeMaxTime } = floor.settings;
  return paced(floor, details.push === undefined ? maxTime : handshakeMaxTime);
}

/** Notes that an agent's client was heard just now. */
export function noteHeard(floor: Floor, session: Session): void {
  session.heardAt = floor.clock.now;
  session.heardAfterAdvance = floor.state.advances;
}

/** Begins an advance of the clock by hand. */
export function beginAdvance(floor: Floor): void {
  floor.state.advances++;
  floor.state.advancing = true;
}

/**
 * Ends an advance of the clock: every client that was heard since the advance before, or has a poll held, counts as heard at its end. A
 * client cannot pace itself by a clock that jumps. Its newest Guid begins to count anew if the advance has outrun its life; a Guid that
 * has not expired, or that has been replaced, keeps its age.
 */
export function endAdvance(floor: Floor): void {
  for (const { session } of floor.state.agents.values()) {
    if (session === undefined || !excused(floor, session)) continue;
    session.heardAt = floor.clock.now;
    const newest = session.guids.at(-1);
    if (newest !== undefined && isGuidOutlived(floor, newest)) newest.countedFrom = floor.clock.now;
  }
  floor.state.advancing = false;
}

function excused(floor: Floor, session: Session): boolean {
  return session.listening || (floor.state.advancing && session.heardAfterAdvance >= floor.state.advances - 1);
}

/** Hands out a new Guid; the ones before keep working until their own time is up. */
export function issueGuid(floor: Floor, agent: SignedIn): IssuedGuid {
  const now = floor.clock.now;
  const guid: IssuedGuid = {
    value: `${floor.chance.uuid(`guid/${agent.id}`, floor.guidsOf)}.${floor.settings.nodeName}`,
    issuedAt: now,
    countedFrom: now,
  };
  const { session } = agent;
  session.guids = [...session.guids.filter((old) => isGuidAlive(floor, old)), guid].slice(-MOST_GUIDS);
  return guid;
}

/** Whether it is time for a new Guid. */
export function isGuidDue(floor: Floor, session: Session): boolean {
  const newest = session.guids.at(-1);
  if (floor.settings.authMode !== "dynamic" || newest === undefined) return false;
  return floor.clock.now - newest.issuedAt >= paced(floor, floor.settings.guidInterval);
}
