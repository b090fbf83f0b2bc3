// Counts anew from the log when another beginning of the counters is chosen: the sign-in in place of midnight, or the other way round.

import type { LoggedEvent } from "../model/event.ts";
import type { AgentId } from "../model/ids.ts";
import type { Instant } from "../time/time.ts";
import { ruleOf } from "./counting.ts";
import { type Beginning, type CountingRules, Tally } from "./tally.ts";

/** What there is to count from. */
export interface Recounted {
  /** The events that the log remembers, oldest first. */
  readonly log: readonly LoggedEvent[];
  /** The rules that an event was counted by, asked in order; the beginning in them is replaced by the chosen one. */
  readonly rulesFor: (serial: number) => CountingRules;
  readonly since: CountingRules["statisticsSince"];
  /** When the present day began; undefined: with the last event that says so, if there is one. */
  readonly dayBegan: Instant | undefined;
  /** What has been counted until now. */
  readonly tallies: ReadonlyMap<AgentId, Tally>;
}

/**
 * Returns what the events of the log come to since the chosen beginning. An agent whose beginning is older than the log is counted from
 * the oldest event of the log on. Pins stand.
 */
export function recount({ log, rulesFor, since, dayBegan, tallies }: Recounted): Map<AgentId, Tally> {
  const counted = new Map<AgentId, Tally>();
  const [oldest] = log;
  for (const [agent, before] of tallies) counted.set(agent, beginOf(before, oldest));
  let day = since === "midnight" ? beginningOfDay(dayBegan, log) : undefined;
  for (const logged of log) {
    const { event, serial } = logged;
    if (day !== undefined && serial > day.serial) {
      beginAnew(counted, day);
      day = undefined;
    }
    const rule = "agent" in event ? ruleOf(event) : undefined;
    if (!("agent" in event) || rule === undefined) continue;
    const tally = counted.get(event.agent);
    if (tally === undefined) continue;
    tally.events++;
    rule(tally, event, logged, { ...rulesFor(serial), statisticsSince: since });
  }
  if (day !== undefined) beginAnew(counted, day);
  for (const [agent, tally] of counted) goOn(tally, tallies.get(agent));
  return counted;
}

/** A count that begins where the log does; one of the whole log has no beginning until an event gives it one. */
function beginOf({ pinned }: Tally, oldest: LoggedEvent | undefined): Tally {
  const tally = new Tally();
  tally.pinned = pinned;
  if (oldest !== undefined && oldest.serial > 1) {
    tally.began = { type: "logBegan", serial: oldest.serial - 1, at: oldest.at };
  }
  return tally;
}

/** Where a day began: with the event that says so or, when days were not counted then, behind the last event before. */
function beginningOfDay(dayBegan: Instant | undefined, log: readonly LoggedEvent[]): Beginning | undefined {
  const [oldest] = log;
  const at = dayBegan ?? log.findLast(({ event }) => event.type === "dayBegan")?.at;
  if (at === undefined || (oldest !== undefined && oldest.serial > 1 && at <= oldest.at)) return undefined;
  const told = log.find((logged) => logged.event.type === "dayBegan" && logged.at === at);
  if (told !== undefined) return { type: "dayBegan", serial: told.serial, at };
  return { type: "dayBegan", serial: log.findLast((logged) => logged.at < at)?.serial ?? 0, at, untold: true };
}

function beginAnew(counted: ReadonlyMap<AgentId, Tally>, began: Beginning): void {
  for (const tally of counted.values()) tally.startAnew(began);
}

/** A talk, busy or rest that began before the log still goes on. */
function goOn(tally: Tally, before: Tally | undefined): void {
  const from = (since: Instant) => Math.max(since, tally.began?.at ?? since);
  if (before?.talkingSince !== undefined) tally.talkingSince ??= from(before.talkingSince);
  if (before?.running !== undefined) {
    tally.running ??= { state: before.running.state, since: from(before.running.since) };
  }
}
