// Makes a world from what the store has of it.
import { lengthOf } from "../world/travel/state-chunks.ts";
import { readBase } from "./base.ts";
import type { LeasedWorldParts } from "./leased-world.ts";
import type { AdoptWorld, ReplicaParts } from "./replica-parts.ts";
import type { KeptWorld } from "./world-store.ts";

/** A world as `adopt` has made it, the number of its lines in the store, and the lengths of its base and of the lines since. */
type MadeWorld = Exclude<Awaited<ReturnType<AdoptWorld>>, { readonly problem: string }> &
  Pick<LeasedWorldParts, "stored" | "lengths">;

/** Makes a world from what the store has of it. Resolves with the reason as a sentence if this version cannot. */
export async function makeKeptWorld(
  { adopt, warn, portOpener }: Pick<ReplicaParts, "adopt" | "warn" | "portOpener">,
  name: string,
  kept: KeptWorld,
): Promise<MadeWorld | { readonly problem: string }> {
  const base = await readBase(kept.base);
  if ("problem" in base) return base;
  const { head, checkpoint, ttl } = base;
  const report = (sentence: string) => warn(`world ${name}: ${sentence}`);
  const served = { portOpener: portOpener(name), report, ttl: ttl ?? undefined };
  const adopted = await adopt({ ...kept, head, checkpoint }, served);
  if ("problem" in adopted) return adopted;
  const lengths = { base: lengthOf(kept.base), lines: lengthOf(kept.lines) };
  return { ...adopted, stored: kept.position + kept.lines.length, lengths };
}
