// Orders of worlds as the control API takes them, for stories of worlds that have no door.
import { check } from "../../src/control/check-request.ts";
import { Problem } from "../../src/control/problem.ts";
import { type WorldOrder, worldOrder } from "../../src/world/order.ts";
import type { World } from "../../src/world/world.ts";
import { WorldRefusal, type Worlds } from "../../src/world/worlds.ts";

/** Makes a world of an order as it is written, or says why it is none. */
export async function tryToMake(worlds: Worlds, written: object): Promise<World | WorldRefusal> {
  const order = check(worldOrder, { value: written });
  if (!(order instanceof Problem)) return worlds.create(order.value as WorldOrder);
  const { errors = [] } = order.body as { readonly errors?: readonly string[] };
  return new WorldRefusal("wrong", errors);
}

/** Makes a world of an order that has nothing wrong. */
export async function make(worlds: Worlds, written: object): Promise<World> {
  const made = await tryToMake(worlds, written);
  if (made instanceof WorldRefusal) throw new Error(made.message);
  return made;
}
