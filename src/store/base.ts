// The base of a stored world: the beginning of the world and, unless its stored lines start there, the state at which they start.
import type { TapeOrigin } from "../world/lives/tape-origin.ts";
import type { WorldState } from "../world/lives/world-state.ts";
import type { HeldInput, OpenPolls, UnconfirmedInput } from "../world/tape/open-inputs.ts";
import type { TapeHead } from "../world/tape/tape-text.ts";
import { processSlices } from "../world/time/slices.ts";
import { doInSlices } from "../world/time/turns.ts";
import { readChunksInSlices } from "../world/travel/state-chunks.ts";
import type { KeptMoment } from "../world/travel/travel.ts";

/** The `format` of bases. */
const BASE_FORMAT = "cc-gateway-simulator world";
/** The number of the present format of bases. A replica refuses another number, and deletes nothing. */
const BASE_NUMBER = 1;

/** The beginning of a stored world, and the state at which its lines start. */
export interface Base {
  /** The head of the tape, with the beginning. */
  readonly head: TapeHead & TapeOrigin;
  /** The wall time (milliseconds) without a request after which the world is deleted; null: never. */
  readonly ttl: number | null;
  /** The state at which the lines start; null: they start at the beginning of the world. */
  readonly checkpoint: KeptCheckpoint | null;
}

/** A state, with the polls that were held, and those whose answers were not confirmed yet. */
export interface KeptCheckpoint extends OpenPolls {
  readonly state: WorldState;
  /** The texts of the state. */
  readonly chunks: readonly string[];
}

/** Returns the texts of a base: one with all that is short, and then those of the state, if there is one. */
export function writeBase(
  head: Base["head"],
  ttl: number | undefined,
  kept: Pick<KeptMoment, "held" | "unconfirmed" | "chunks"> | undefined,
): readonly string[] {
  const known = { format: BASE_FORMAT, number: BASE_NUMBER, head, ttl: ttl ?? null };
  if (kept === undefined) return [JSON.stringify({ ...known, polls: null })];
  const polls = { held: withoutAnswers(kept.held), unconfirmed: withoutAnswers(kept.unconfirmed) };
  return [JSON.stringify({ ...known, polls }), ...kept.chunks];
}

/** Reads the texts of a base in slices. Resolves with a sentence if this version cannot read it. */
export async function readBase([first = "{}", ...chunks]: readonly string[]): Promise<
  Base | { readonly problem: string }
> {
  const read = JSON.parse(first) as Record<string, unknown>;
  if (read["format"] !== BASE_FORMAT || read["number"] !== BASE_NUMBER) {
    return {
      problem: `it has the format ${String(read["format"])} ${String(read["number"])}, and this version reads ${BASE_FORMAT} ${BASE_NUMBER}`,
    };
  }
  const { head, ttl, polls } = read as unknown as Pick<Base, "head" | "ttl"> & { readonly polls: OpenPolls | null };
  if (polls === null) return { head, ttl, checkpoint: null };
  const state = await doInSlices(processSlices, "reading of the state", readChunksInSlices(chunks));
  return { head, ttl, checkpoint: { state, chunks, ...polls } };
}

/** Returns polls with only the parts of their inputs that a replay needs. */
function withoutAnswers<Poll extends HeldInput | UnconfirmedInput>(polls: readonly Poll[]) {
  return polls.map(({ record: { input, request }, ...agents }) => ({ record: { input, request }, ...agents }));
}
