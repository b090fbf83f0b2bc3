// Finds the phone in a conference that is to answer or hang up.
import type { Center, ConferenceId } from "../../core/index.ts";

/** A phone in a conference. */
export interface ConferencePhone {
  readonly conference: ConferenceId;
  readonly number: string;
}

/**
 * Returns the last matching phone of the newest conference that has one; undefined if there is none.
 *
 * @param number its number; any if undefined.
 * @param mustRing whether only a phone that has not answered counts.
 */
export function findConferencePhone(
  { state }: Center,
  { number, mustRing }: { number: string | undefined; mustRing: boolean },
): ConferencePhone | undefined {
  let found: ConferencePhone | undefined;
  for (const { id, participants } of state.conferences.values()) {
    for (const { party, state } of participants) {
      const isMeant = "number" in party && (number === undefined || party.number === number);
      if (isMeant && (!mustRing || state !== "here")) found = { conference: id, number: party.number };
    }
  }
  return found;
}
