// One scrape of the metrics: the worlds are measured and written one after the other, in slices, so that many or large ones keep no client waiting.
import type { Work } from "../../core/index.ts";
import { processSlices } from "../../world/time/slices.ts";
import { doInSlices, type Left } from "../../world/time/turns.ts";
import type { World } from "../../world/world.ts";
import { Exposition } from "./exposition.ts";
import { writeProcess } from "./process-figures.ts";
import { measuring, type WorldFigures, writeWorlds } from "./world-figures.ts";

interface Scrape {
  readonly worlds: readonly World[];
  /** How many worlds there are. */
  readonly count: number;
  /** How many clients follow events. */
  readonly streams: number;
}

/**
 * Returns the figures of worlds and of the process, as bytes of text.
 *
 * @param left returns the signal that comes when nobody waits for them any more.
 * @throws Abandoned when it came.
 */
export async function measure(scrape: Scrape, left?: Left): Promise<Buffer> {
  const out = new Exposition();
  await doInSlices(processSlices, "scrape", writing(out, scrape), left);
  await writeProcess(out);
  return out.bytes();
}

function* writing(out: Exposition, { worlds, count, streams }: Scrape): Work {
  const measured: WorldFigures[] = [];
  for (const world of worlds) {
    const figures = yield* measuringFenced(world);
    if (figures !== undefined) measured.push(figures);
  }
  out.single("ccgw_worlds", "gauge", "Worlds that there are.", count);
  out.single("ccgw_event_streams", "gauge", "Clients that follow events over the control API.", streams);
  yield* writeWorlds(out, measured);
}

/** An error in a world stops that world, and leaves its figures out. */
function* measuringFenced(world: World): Work<WorldFigures | undefined> {
  try {
    return yield* measuring(world);
  } catch (error) {
    world.fence.fail(error);
    return undefined;
  }
}
