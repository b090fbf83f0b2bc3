// Steps that supervise clients: when a client was heard, when silence ends its session, and which Guids are valid.

import { type Floor, hasSession, type SignedIn } from "../floor.ts";
import type { IssuedGuid, Session } from "../model/agent.ts";
import { isGuidExpired, isGuidValid } from "../queries/guids.ts";
import type { Duration } from "../time/time.ts";

/** The maximum number of valid Guids of a session. Outside dynamic mode they never expire, and each reload of a page gets another one. */
const MAX_GUIDS = 16;

/** Returns a limit in world time. Clients measure silence and the age of Guids in wall time, so a faster clock needs longer limits. */
function scaleByPace(floor: Floor, limit: Duration): Duration {
  return limit * floor.state.paceFactor;
}

/** Schedules the next check for silence; none for an agent that the simulator plays. */
export function scheduleSilenceCheck(floor: Floor, agent: SignedIn): void {
  if (agent.session.played) return;
  floor.clock.cancel(agent.session.silenceTimer);
  // A client that can't be silent now, because of a held poll or no supervision, is checked again at the earliest possible instant.
  const cannotBeSilent = agent.session.listening || !floor.settings.supervision || !agent.session.supervised;
  const from = cannotBeSilent ? floor.clock.now : agent.session.heardAt;
  const due = from + limitOf(floor, agent.session);
  const timer = { kind: "silence", agent: agent.id, session: agent.session.serial } as const;
  // During an advance that must not end the session, no check is needed before the end of the advance.
  const at = isExcused(floor, agent.session) ? Math.max(due, floor.clock.horizon + 1) : due;
  agent.session.silenceTimer = floor.clock.schedule(at, timer);
}

/** Reschedules the checks for silence after the limits have changed. */
export function rescheduleSilenceChecks(floor: Floor): void {
  for (const agent of floor.state.agents.values()) if (hasSession(agent)) scheduleSilenceCheck(floor, agent);
}

/** Returns whether the client has been silent for too long. */
export function isSilent(floor: Floor, session: Session): boolean {
  if (session.played || session.listening || isExcused(floor, session)) return false;
  if (!floor.settings.supervision || !session.supervised) return false;
  return floor.clock.now - session.heardAt >= limitOf(floor, session);
}

/** Returns the limit on silence: for polling, or for event push with handshakes. */
function limitOf(floor: Floor, { details }: Session): Duration {
  const { maxTime, handshakeMaxTime } = floor.settings;
  return scaleByPace(floor, details.push === undefined ? maxTime : handshakeMaxTime);
}

/** Records that an agent's client was heard now. */
export function markHeard(floor: Floor, session: Session): void {
  session.heardAt = floor.clock.now;
  session.heardAfterAdvance = floor.state.advances;
}

/** Begins an advance of the clock by hand. */
export function beginAdvance(floor: Floor): void {
  floor.state.advances++;
  floor.state.advancing = true;
}

/**
 * Ends an advance of the clock. A client can't follow a clock that jumps. So clients that were heard since the previous advance, or have a
 * held poll, count as heard now. If the newest Guid of such a client has expired in the advance, its life restarts. A Guid that has
 * not expired, or has been replaced, keeps its age.
 */
export function endAdvance(floor: Floor): void {
  for (const { session } of floor.state.agents.values()) {
    if (session === undefined || !isExcused(floor, session)) continue;
    session.heardAt = floor.clock.now;
    const newest = session.guids.at(-1);
    if (newest !== undefined && isGuidExpired(floor, newest)) newest.countedFrom = floor.clock.now;
  }
  floor.state.advancing = false;
}

/** Returns whether silence can't end a session: a poll is held, or in an advance, the client was heard since the previous advance. */
function isExcused(floor: Floor, session: Session): boolean {
  return session.listening || (floor.state.advancing && session.heardAfterAdvance >= floor.state.advances - 1);
}

/** Issues a new Guid. Earlier ones stay valid until they expire, at most `MAX_GUIDS` with the new one. */
export function issueGuid(floor: Floor, agent: SignedIn): IssuedGuid {
  const now = floor.clock.now;
  const guid: IssuedGuid = {
    value: `${floor.chance.drawUuid(`guid/${agent.id}`, floor.guidSeed)}.${floor.settings.nodeName}`,
    issuedAt: now,
    countedFrom: now,
  };
  const { session } = agent;
  session.guids = [...session.guids.filter((old) => isGuidValid(floor, old)), guid].slice(-MAX_GUIDS);
  return guid;
}

/** Returns whether a new Guid is due: in dynamic mode, when the newest has reached its interval. */
export function isGuidDue(floor: Floor, session: Session): boolean {
  const newest = session.guids.at(-1);
  if (floor.settings.authMode !== "dynamic" || newest === undefined) return false;
  return floor.clock.now - newest.issuedAt >= scaleByPace(floor, floor.settings.guidInterval);
}
