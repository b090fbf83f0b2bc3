// Recounts from the log when the setting `statisticsSince` changes between sign-in and midnight.

import type { LoggedEvent } from "../model/event.ts";
import type { AgentId } from "../model/ids.ts";
import type { Instant } from "../time/time.ts";
import { ruleOf } from "./counting.ts";
import { type CountBeginning, type CountingRules, Tally } from "./tally.ts";

/** The input of a recount. */
export interface RecountInput {
  /** The stored events, oldest first. */
  readonly log: readonly LoggedEvent[];
  /** Returns the rules by which an event was counted; called with ascending serials. `since` replaces the beginning in them. */
  readonly rulesFor: (serial: number) => CountingRules;
  readonly since: CountingRules["statisticsSince"];
  /** The beginning of the present day; if undefined, that of the last `dayBegan` event. */
  readonly dayBegan: Instant | undefined;
  /** The present tallies. */
  readonly tallies: ReadonlyMap<AgentId, Tally>;
}

/**
 * Returns the tallies of the log's events since the chosen beginning. An agent whose beginning is older than the log is counted from
 * the oldest event of the log on. Pins stay.
 */
export function recount({ log, rulesFor, since, dayBegan, tallies }: RecountInput): Map<AgentId, Tally> {
  const counted = new Map<AgentId, Tally>();
  const [oldest] = log;
  for (const [agent, before] of tallies) counted.set(agent, createTally(before, oldest));
  let day = since === "midnight" ? findDayBeginning(dayBegan, log) : undefined;
  for (const logged of log) {
    const { event, serial } = logged;
    if (day !== undefined && serial > day.serial) {
      restartAll(counted, day);
      day = undefined;
    }
    const rule = "agent" in event ? ruleOf(event) : undefined;
    if (!("agent" in event) || rule === undefined) continue;
    const tally = counted.get(event.agent);
    if (tally === undefined) continue;
    tally.events++;
    rule(tally, event, logged, { ...rulesFor(serial), statisticsSince: since });
  }
  if (day !== undefined) restartAll(counted, day);
  for (const [agent, tally] of counted)
    continueOpenPeriods(tally, tallies.get(agent), since === "midnight" ? dayBegan : undefined);
  return counted;
}

/** Returns a new tally with the pins of the present one. If the log is incomplete, counting begins with its oldest event. */
function createTally({ pinned }: Tally, oldest: LoggedEvent | undefined): Tally {
  const tally = new Tally();
  tally.pinned = pinned;
  if (oldest !== undefined && oldest.serial > 1) {
    tally.began = { type: "logBegan", serial: oldest.serial - 1, at: oldest.at };
  }
  return tally;
}

/**
 * Returns the beginning of the present day; undefined if it is unknown or before the log. If days were not counted then, there is no event
 * for it, and its serial is that of the last event before it.
 */
function findDayBeginning(dayBegan: Instant | undefined, log: readonly LoggedEvent[]): CountBeginning | undefined {
  const [oldest] = log;
  const at = dayBegan ?? log.findLast(({ event }) => event.type === "dayBegan")?.at;
  if (at === undefined || (oldest !== undefined && oldest.serial > 1 && at <= oldest.at)) return undefined;
  const event = log.find((logged) => logged.event.type === "dayBegan" && logged.at === at);
  if (event !== undefined) return { type: "dayBegan", serial: event.serial, at };
  return { type: "dayBegan", serial: log.findLast((logged) => logged.at < at)?.serial ?? 0, at, hasNoEvent: true };
}

function restartAll(counted: ReadonlyMap<AgentId, Tally>, began: CountBeginning): void {
  for (const tally of counted.values()) tally.restart(began);
}

/** Continues a conversation, busy state, rest or overstay that began before the log, but no overstay from before the present day. */
function continueOpenPeriods(tally: Tally, before: Tally | undefined, dayBegan: Instant | undefined): void {
  const from = (since: Instant) => Math.max(since, tally.began?.at ?? since);
  if (before?.talkingSince !== undefined) tally.talkingSince ??= from(before.talkingSince);
  if (before?.running !== undefined) {
    tally.running ??= { state: before.running.state, since: from(before.running.since) };
  }
  // A restart within the log ends the counting of an overstay.
  const overstayedSince = tally.began?.type === "logBegan" ? before?.overstayedSince : undefined;
  if (overstayedSince === undefined || (dayBegan !== undefined && overstayedSince < dayBegan)) return;
  tally.overstayedSince ??= from(overstayedSince);
}
