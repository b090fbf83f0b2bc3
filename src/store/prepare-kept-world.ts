// Makes a world from what the store has of it, so that it can be served as soon as its lease is taken.
import { lengthOf } from "../world/travel/state-chunks.ts";
import type { World } from "../world/world.ts";
import { readBase } from "./base.ts";
import type { LeasedWorldParts } from "./leased-world.ts";
import type { ReplayedWorld, ReplicaParts } from "./replica-parts.ts";
import type { KeptWorld } from "./world-store.ts";

/** A world that was made from what the store has of it. It must be served or discarded. */
export interface PreparedWorld
  extends Pick<KeptWorld, "version">,
    Pick<LeasedWorldParts, "stored" | "lengths">,
    Pick<ReplayedWorld, "since" | "discard"> {
  /** Serves the world from now on. */
  serve(): Promise<World>;
}

/** Makes a world from what the store has of it. Resolves with the reason as a sentence if this version cannot. */
export async function prepareKeptWorld(
  { prepare, warn, portOpener }: Pick<ReplicaParts, "prepare" | "warn" | "portOpener">,
  name: string,
  { version, ...kept }: KeptWorld,
): Promise<PreparedWorld | { readonly problem: string }> {
  const base = await readBase(kept.base);
  if ("problem" in base) return base;
  const { head, checkpoint, ttl } = base;
  const replayed = await prepare({ ...kept, head, checkpoint });
  if ("problem" in replayed) return replayed;
  const report = (sentence: string) => warn(`world ${name}: ${sentence}`);
  return {
    version,
    since: replayed.since,
    stored: kept.position + kept.lines.length,
    lengths: { base: lengthOf(kept.base), lines: lengthOf(kept.lines) },
    serve: () => replayed.serve({ portOpener: portOpener(name), report, ttl: ttl ?? undefined }),
    discard: () => replayed.discard(),
  };
}
