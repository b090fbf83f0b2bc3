// Measures the metrics for one scrape in slices, world by world, so that other clients don't wait for it.
import type { Work } from "../../core/index.ts";
import { processSlices } from "../../world/time/slices.ts";
import { doInSlices, type GetSignal } from "../../world/time/turns.ts";
import type { World } from "../../world/world.ts";
import { Exposition, writeLabels } from "./exposition.ts";
import { measureWorld, type WorldMetrics } from "./measure-world.ts";
import { writeProcessMetrics } from "./process-metrics.ts";
import { writeWorldMetrics } from "./world-metrics.ts";

interface Scrape {
  /** The worlds to measure. */
  readonly worlds: readonly World[];
  /** The number of all worlds, measured or not. */
  readonly count: number;
  /** The number of open event streams. */
  readonly streams: number;
  /** The name of this replica; undefined without a store. */
  readonly replica?: string | undefined;
}

/**
 * Returns the metrics of worlds and of the process as UTF-8 text.
 *
 * @param getSignal returns a signal that aborts when the client disconnects or the port closes.
 * @throws Abandoned if that signal aborts first.
 */
export async function measureMetrics(scrape: Scrape, getSignal?: GetSignal): Promise<Buffer> {
  const out = new Exposition();
  await doInSlices(processSlices, "scrape", writeMetrics(out, scrape), getSignal);
  await writeProcessMetrics(out);
  return out.toBytes();
}

function* writeMetrics(out: Exposition, { worlds, count, streams, replica }: Scrape): Work {
  const measured: WorldMetrics[] = [];
  for (const world of worlds) {
    const metrics = yield* measureGuarded(world);
    if (metrics !== undefined) measured.push(metrics);
  }
  out.addSingle("ccgw_worlds", "gauge", "Number of worlds.", count);
  out.addSingle("ccgw_event_streams", "gauge", "Open event streams of the control API.", streams);
  if (replica !== undefined) {
    out.beginFamily("ccgw_replica", "gauge", "The replica that these metrics are about.");
    out.addSample("ccgw_replica", writeLabels({ replica }), 1);
  }
  yield* writeWorldMetrics(out, measured);
}

/** Measures a world. Returns undefined after an error, which stops that world: its metrics are left out. */
function* measureGuarded(world: World): Work<WorldMetrics | undefined> {
  try {
    return yield* measureWorld(world);
  } catch (error) {
    world.errorBoundary.fail(error);
    return undefined;
  }
}
