// Compares a center that is restored from a snapshot with its original.
import { equal } from "node:assert/strict";
import { finish, hashCenterInSlices, requeueEvents, setListening } from "../../src/core/index.ts";
import type { Stage } from "./center.ts";

/** Ends the held polls and unconfirmed answers of an original, as a restore does, and checks that its restored copy has the same hash. */
export function checkSameHash(copy: Stage, original: Stage): void {
  endPollsAndAnswers(original);
  equal(
    finish(hashCenterInSlices(copy.center)),
    finish(hashCenterInSlices(original.center)),
    "a restored copy has another hash",
  );
}

/** Changes a center as a restore does: events in unconfirmed answers wait again, and held polls end. */
function endPollsAndAnswers({ center }: Stage): void {
  for (const { id: agent, session, mailbox } of center.state.agents.values()) {
    center.perform(requeueEvents, { agent, events: mailbox.underWay, wasSent: false });
    if (session?.listening) center.perform(setListening, { agent, session: session.serial, listening: false });
  }
}
