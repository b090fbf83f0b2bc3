// Compares a center that is restored from a snapshot with its original.
import { equal } from "node:assert/strict";
import { finish, hashCenterInSlices, requeueEvents, setListening } from "../../src/core/index.ts";
import type { Stage } from "./center.ts";

/** Checks that a restored copy has the hash of its original, whose held polls and unconfirmed answers it ends first, as a restore does. */
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
