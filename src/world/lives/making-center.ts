// Creates the center of a life: a new one, or one that continues a snapshot.
import { type AgentId, Center, type CenterSnapshot, type Chance, type Instant, type Work } from "../../core/index.ts";
import { centerSettingsOf, type Settings } from "../../forms/settings.ts";
import { makeAgentName } from "../../scenario/stage/generated-values.ts";
import type { Tape } from "../tape/tape.ts";
import type { Beginning } from "./beginning.ts";

/** The parts that the center of a life is created from. */
export interface CenterOrigin {
  readonly beginning: Beginning;
  /** When the center begins, or the snapshot that it continues. It takes over the parts of the snapshot. */
  readonly from: Instant | { readonly center: CenterSnapshot };
  /** Whether held polls of the snapshot stay held, and answered ones unconfirmed, because a replay continues them. Otherwise they end. */
  readonly keepsPolls?: boolean;
  readonly maxAgents: number;
  /** Part of the seed of Guids, as in CenterParts. */
  readonly guidSeed: string;
  /** Records the results of checks that need a secret; undefined for a copy. */
  readonly tape: Tape | undefined;
}

/** Creates the center. A new one begins with the given settings. */
export function* makeCenterInSlices(
  { beginning, from, maxAgents, guidSeed, tape, keepsPolls = false }: CenterOrigin,
  settings: Readonly<Settings>,
  chance: Chance,
): Work<Center> {
  const { plan } = beginning;
  const secrets = tape?.verdicts.wrapSecrets(beginning.secrets) ?? beginning.secrets;
  const common = { chance, secrets, maxAgents, guidSeed, generateName: (id: AgentId) => makeAgentName(chance, id) };
  if (typeof from !== "number") return yield* Center.restoreInSlices({ ...common, snapshot: from.center, keepsPolls });
  return yield* Center.makeInSlices({ ...common, plan, settings: centerSettingsOf(settings), start: from });
}
