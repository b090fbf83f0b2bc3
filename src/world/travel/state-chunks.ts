// Writes the state of a world as short texts for a store, and reads it back.
// So a large state does not block other worlds.
import type { Work } from "../../core/index.ts";
import { Assembly, cutIntoPieces, type DataPiece } from "../../forms/data-pieces.ts";
import type { WorldState } from "../lives/world-state.ts";

/** The minimum number of characters of a text, except of the last. Parsing one takes about a millisecond. */
const CHUNK_LENGTH = 131_072;

/**
 * Writes a state as texts, each a JSON list of pieces. The state must not change until the work is over.
 *
 * @yields the number of written pieces.
 */
export function* writeChunksInSlices(taking: Work<WorldState>): Work<readonly string[]> {
  const chunks: string[] = [];
  let text = "";
  let done = 0;
  for (const piece of cutIntoPieces(yield* taking)) {
    text += `${text === "" ? "[" : ","}${JSON.stringify(piece)}`;
    if (text.length >= CHUNK_LENGTH) {
      chunks.push(`${text}]`);
      text = "";
    }
    yield { done: ++done, of: 0 };
  }
  if (text !== "") chunks.push(`${text}]`);
  return chunks;
}

/**
 * Reads a state from its texts.
 *
 * @yields the number of texts that were read.
 */
export function* readChunksInSlices(chunks: readonly string[]): Work<WorldState> {
  const assembly = new Assembly();
  let done = 0;
  for (const chunk of chunks) {
    for (const piece of JSON.parse(chunk) as DataPiece[]) assembly.add(piece);
    yield { done: ++done, of: chunks.length };
  }
  return assembly.data as WorldState;
}

/** Returns the number of characters of texts. */
export function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
