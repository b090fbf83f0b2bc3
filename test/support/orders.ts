// Creates worlds from requests as the control API accepts them, for tests without the control API.
import { parsePart } from "../../src/control/check-request.ts";
import { Problem } from "../../src/control/problem.ts";
import { type WorldOrder, worldOrder } from "../../src/world/order.ts";
import type { World } from "../../src/world/world.ts";
import { WorldRefusal, type Worlds } from "../../src/world/worlds.ts";

/** Creates a world from a request's body, or returns the refusal. */
export async function tryToCreateWorld(worlds: Worlds, body: object): Promise<World | WorldRefusal> {
  const order = parsePart(worldOrder, { value: body });
  if (!(order instanceof Problem)) return worlds.create(order.value as WorldOrder);
  const { errors = [] } = order.body as { readonly errors?: readonly string[] };
  return new WorldRefusal("wrong", errors);
}

/** Creates a world from a valid body. Throws an Error with the sentence of the refusal for an invalid one. */
export async function createWorld(worlds: Worlds, body: object): Promise<World> {
  const world = await tryToCreateWorld(worlds, body);
  if (world instanceof WorldRefusal) throw new Error(world.message);
  return world;
}
