// Builds and writes long answers in slices, so that other requests don't wait for them.
import type { Work } from "../core/index.ts";
import { writeJsonInSlices } from "../world/reading/snapshot.ts";
import { processSlices } from "../world/time/slices.ts";
import { doInSlices, type GetSignal } from "../world/time/turns.ts";
import type { World } from "../world/world.ts";
import type { Answer } from "./route.ts";

/**
 * Builds the body of an answer in slices. It will be written in slices too.
 *
 * @param what names the answer in a sentence, such as "list of calls".
 * @param getSignal returns a signal that aborts when the client disconnects or the port closes.
 * @throws Abandoned if that signal aborts first.
 */
export async function buildAnswerInSlices(what: string, work: Work<object>, getSignal: GetSignal): Promise<Answer> {
  return createSlicedAnswer(what, await doInSlices(processSlices, what, work, getSignal), getSignal);
}

/**
 * Builds the body of an answer in slices while the clock of the world is stopped, so that the whole answer shows one instant.
 *
 * @param what names the answer in a sentence, such as "list of calls".
 * @param getSignal returns a signal that aborts when the client disconnects or the port closes.
 * @throws Abandoned if that signal aborts first.
 */
export async function buildAnswerAtOneInstant(
  world: Pick<World, "readInSlices">,
  what: string,
  work: Work<object>,
  getSignal: GetSignal,
): Promise<Answer> {
  return createSlicedAnswer(what, await world.readInSlices(work, getSignal), getSignal);
}

/** Returns an answer with a complete body that will be written in slices. */
export function createSlicedAnswer(what: string, body: object, getSignal: GetSignal): Answer {
  return { status: 200, body, segments: () => doInSlices(processSlices, what, writeJsonInSlices(body), getSignal) };
}

/**
 * Writes each item of a list for an answer.
 *
 * @param write returns undefined for an item that is left out.
 * @yields the number of written items, after each item.
 */
export function* writeEach<Item, Written>(
  items: Iterable<Item>,
  write: (item: Item) => Written | undefined,
): Work<Written[]> {
  const all: Written[] = [];
  for (const item of items) {
    const written = write(item);
    if (written !== undefined) all.push(written);
    yield { done: all.length, of: 0 };
  }
  return all;
}
