// Plans the first life of a world: from its options, or from a state of another world.
import type { Work } from "../core/index.ts";
import { type FakerWords, loadFakerWords, needsFakerWords } from "../scenario/stage/generated-values.ts";
import { Beginning } from "./lives/beginning.ts";
import { Lives, type LivesParts } from "./lives/lives.ts";
import { chooseFirstMode, partsOfBeginning, type WorldOptions } from "./world-options.ts";

/**
 * Returns the work of making the first life.
 *
 * @param wallTime returns the present wall time, at which the life begins if no start is given and the clock is not manual.
 */
export async function planLives(
  parts: LivesParts,
  options: WorldOptions,
  wallTime: () => number,
): Promise<Work<Lives>> {
  const { scenario, continues } = options;
  if (continues !== undefined) {
    const { work } = await Beginning.prepareRestore(continues.beginning, continues.life.played?.scenario);
    return Lives.continueInSlices(parts, work, continues);
  }
  const fakerWords = needsFakerWords(scenario) ? await loadFakerWords() : undefined;
  return makeLivesInSlices(parts, options, fakerWords, wallTime);
}

function* makeLivesInSlices(
  parts: LivesParts,
  options: WorldOptions,
  fakerWords: FakerWords | undefined,
  wallTime: () => number,
): Work<Lives> {
  const beginning = yield* Beginning.makeInSlices(partsOfBeginning(options), fakerWords);
  return yield* Lives.makeInSlices(parts, beginning, chooseFirstMode(options), wallTime());
}
