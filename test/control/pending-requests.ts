// Adds requests of clients to a journal, and waits until requests of the control API are pending, for tests of waits.
import { waitForNextTurn } from "../../src/runtime/time.ts";
import type { World } from "../../src/world/world.ts";
import type { FakeWall } from "../support/wall.ts";

/** Adds a request of a client to the journal of a world, with its answer. */
export function addRequest(world: World, operation: string, agent: string, retcode = "0"): void {
  const number = world.journal.open(operation, "PUT", "/", agent);
  world.journal.close(number, operation, retcode, 200, world.wallTime);
}

/**
 * Waits until `count` requests of the control API are pending, each with a timer of the wall clock.
 *
 * @throws Error after 100,000 turns of the event loop
 */
export async function untilPending(wall: FakeWall, count = 1): Promise<void> {
  for (let turns = 0; wall.armed !== count; turns++) {
    if (turns > 100_000) throw new Error(`${wall.armed} requests are pending, not ${count}.`);
    await waitForNextTurn();
  }
}
