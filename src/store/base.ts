// The base of a kept world: its beginning, and the state that the stored lines continue, if they don't continue the beginning.
import type { LoggedEvent } from "../core/index.ts";
import type { TapeOrigin } from "../world/lives/tape-origin.ts";
import type { WorldState } from "../world/lives/world-state.ts";
import type { HeldInput, OpenPolls, UnconfirmedInput } from "../world/tape/open-inputs.ts";
import type { TapeHead } from "../world/tape/tape-text.ts";
import type { AutomaticCheckpoint } from "../world/travel/automatic-checkpoints.ts";
import { withEvents } from "../world/travel/saved-state.ts";

/** The `format` of bases, and the number of their present form. A replica refuses another number, and deletes nothing. */
const BASE_FORMAT = "cc-gateway-simulator world";
const BASE_NUMBER = 1;

/** What the lines of a world continue. */
export interface Base {
  /** The head of the tape, with the beginning. */
  readonly head: TapeHead & TapeOrigin;
  /** The wall time (milliseconds) without a request after which the world is deleted; null: never. */
  readonly ttl: number | null;
  /** The state; null: the lines begin with the world. */
  readonly checkpoint: KeptCheckpoint | null;
}

/** A state, with the polls that were held in it, and those whose answers waited for a confirmation. */
export interface KeptCheckpoint extends OpenPolls {
  readonly state: WorldState;
}

/** Returns the text of a base. */
export function writeBase(
  head: Base["head"],
  ttl: number | undefined,
  checkpoint: Pick<AutomaticCheckpoint, "saved" | "held" | "unconfirmed"> | undefined,
): string {
  const known = { format: BASE_FORMAT, number: BASE_NUMBER, head, ttl: ttl ?? null };
  if (checkpoint === undefined) return JSON.stringify({ ...known, checkpoint: null });
  const { saved, held, unconfirmed } = checkpoint;
  const write = (polls: readonly (HeldInput | UnconfirmedInput)[]) =>
    JSON.stringify(
      polls.map(({ record: { input, request }, ...agents }) => ({ record: { input, request }, ...agents })),
    );
  const polls = `"held":${write(held)},"unconfirmed":${write(unconfirmed)}`;
  // The state is text already, and parsing it would take long.
  const members = `"state":${Buffer.concat(saved.segments).toString()},"events":${JSON.stringify(saved.events)},${polls}`;
  return `${JSON.stringify(known).slice(0, -1)},"checkpoint":{${members}}}`;
}

/** Reads a base, or returns a sentence that says why this version cannot. */
export function readBase(text: string): Base | { readonly problem: string } {
  const read = JSON.parse(text) as Record<string, unknown>;
  if (read["format"] !== BASE_FORMAT || read["number"] !== BASE_NUMBER) {
    return {
      problem: `it has the format ${String(read["format"])} ${String(read["number"])}, and this version reads ${BASE_FORMAT} ${BASE_NUMBER}`,
    };
  }
  const { head, ttl, checkpoint } = read as unknown as Base & { checkpoint: WrittenCheckpoint | null };
  if (checkpoint === null) return { head, ttl, checkpoint };
  const { state, events, ...polls } = checkpoint;
  return { head, ttl, checkpoint: { state: withEvents(state, events), ...polls } };
}

interface WrittenCheckpoint extends KeptCheckpoint {
  readonly events: readonly LoggedEvent[];
}
