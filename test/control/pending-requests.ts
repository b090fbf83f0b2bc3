// Adds requests of clients to a journal, and makes requests of the control API that wait, for tests of waits.
import { type ClientRequest, request } from "node:http";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import type { World } from "../../src/world/world.ts";
import type { FakeWall } from "../support/wall.ts";

/** Adds a request of a client to the journal of a world, with its answer. */
export function addRequest(world: World, operation: string, agent: string, retcode = "0"): void {
  const number = world.journal.open(operation, "PUT", "/", agent);
  world.journal.close(number, operation, retcode, 200, world.wallTime);
}

/** Begins a POST to a control API on a port. The test may destroy it, or close the control API before its answer. */
export function beginPost(port: number, path: string, body: object): ClientRequest {
  const sent = request({ port, host: "127.0.0.1", method: "POST", path });
  sent.on("error", () => {}).end(JSON.stringify(body));
  return sent;
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
