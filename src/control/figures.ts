// One scrape: worlds are measured one after the other, so that many of them do not keep clients waiting.
import { nextTurn, performance } from "../runtime/time.ts";
import type { World } from "../world/world.ts";
import { Exposition } from "./exposition.ts";
import { writeProcess } from "./process-figures.ts";
import { figuresOf, type WorldFigures, writeWorlds } from "./world-figures.ts";

/** After so much work in one go (milliseconds), others get their turn. */
const LONGEST_TURN = 10;

/** The figures of worlds and of the process; `count` is how many worlds there are, and `streams` how many follow events. */
export async function measure({
  worlds,
  count,
  streams,
}: {
  worlds: readonly World[];
  count: number;
  streams: number;
}): Promise<string> {
  const measured: WorldFigures[] = [];
  const others = new Turns();
  for (const world of worlds) {
    world.fence.run(() => measured.push(figuresOf(world)));
    if (others.areDue) await others.take();
  }
  const out = new Exposition();
  out.single("ccgw_worlds", "gauge", "Worlds that there are.", count);
  out.single("ccgw_event_streams", "gauge", "Clients that follow events over the control API.", streams);
  for (const _ of writeWorlds(out, measured)) if (others.areDue) await others.take();
  await writeProcess(out);
  return out.toString();
}

/** Whose turn it is. */
class Turns {
  #since = performance.now();

  get areDue(): boolean {
    return performance.now() - this.#since >= LONGEST_TURN;
  }

  async take(): Promise<void> {
    await nextTurn();
    this.#since = performance.now();
  }
}
