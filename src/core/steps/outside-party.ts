// Steps of outside parties: calling one, drawing its times, scheduling its next action, and removing it.

import { sample } from "../chance/distribution.ts";
import type { Floor } from "../floor.ts";
import type { Call } from "../model/call.ts";
import type { AgentId } from "../model/ids.ts";
import {
  ACTS_BY_HABIT,
  habitOf,
  NETWORK_PATIENCE,
  type OutsideAct,
  type OutsideHabit,
  type OutsideParty,
} from "../model/outside.ts";
import type { Duration } from "../time/time.ts";

/** Schedules the next action of an outside party, and cancels the scheduled one. Schedules none if `act` or `after` is undefined. */
export function scheduleAct(floor: Floor, call: Call, party: OutsideParty, act?: OutsideAct, after?: Duration): void {
  floor.clock.cancel(party.next?.timer);
  party.next = undefined;
  if (act === undefined || after === undefined) return;
  const at = floor.clock.now + after;
  const timer = floor.clock.schedule(at, { kind: "outside-acts", call: call.id, number: party.number, act });
  party.next = { act, at, timer };
}

/** Calls an outside number for an agent, and schedules its action by its habit. Returns the new outside party. */
export function callOutside(floor: Floor, call: Call, agent: AgentId, number: string): OutsideParty {
  const habit = habitOf(floor.state.habits, number);
  // Each calling agent has its own random stream, so that one agent's calls never change another agent's random numbers.
  const stream = `outside/${agent}`;
  const talk = drawTalk(floor, habit, stream);
  const party: OutsideParty = { number, state: "called", patience: undefined, talk, next: undefined };
  // A number that is in the call already is busy.
  const does = call.outside.some((party) => party.number === number) ? "busy" : habit.does;
  call.outside.push(party);
  scheduleAct(floor, call, party, ACTS_BY_HABIT[does], drawDelay(floor, { ...habit, does }, stream));
  return party;
}

/** Connects an outside party that has answered, and schedules when it hangs up. */
export function addAnsweredParty(floor: Floor, call: Call, party: OutsideParty): void {
  party.state = "here";
  scheduleAct(floor, call, party, "hangs-up", party.talk);
  floor.emit({ type: "outsideAnswered", call: call.id, number: party.number });
}

/** Schedules the hang-ups of outside parties whose wait is over, in place of their giving up. */
export function scheduleHangUps(floor: Floor, call: Call): void {
  for (const party of call.outside) {
    if (party.state === "here" && party.next?.act !== "hangs-up") {
      scheduleAct(floor, call, party, "hangs-up", party.talk);
    }
  }
}

/** Schedules when waiting outside parties give up. A party that waits already gets no more time. */
export function scheduleGiveUps(floor: Floor, call: Call): void {
  for (const party of call.outside) {
    if (party.next?.act !== "gives-up") scheduleAct(floor, call, party, "gives-up", party.patience);
  }
}

/** Removes an outside party from a call. */
export function removeOutsideParty(floor: Floor, call: Call, party: OutsideParty): void {
  scheduleAct(floor, call, party);
  call.outside = call.outside.filter((other) => other !== party);
}

/** Removes all outside parties from a call. */
export function removeAllOutside(floor: Floor, call: Call): void {
  for (const party of call.outside) scheduleAct(floor, call, party);
  call.outside = [];
}

/**
 * Draws how long a number talks before it hangs up.
 *
 * @param stream the end of the names of the random streams, such as `outside/101`
 * @returns undefined if it does not hang up
 */
export function drawTalk({ chance }: Floor, { talk }: OutsideHabit, stream: string): Duration | undefined {
  return talk === undefined ? undefined : sample(talk, chance, `talk-${stream}`);
}

/** Draws the time from the call to the action of a number. `stream`: as in `drawTalk`. */
export function drawDelay({ chance }: Floor, { does, ring }: OutsideHabit, stream: string): Duration {
  if (does === "busy") return 0;
  return does === "noAnswer" ? NETWORK_PATIENCE : sample(ring, chance, `ring-${stream}`);
}
