// Opens the first worlds of a simulator: the default world and a given one, or those of a store.
import type { Options } from "./options/options.ts";
import { OptionsError } from "./options/options-error.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Outcome } from "./scenario/stage/outcome.ts";
import type { StoreChoice } from "./store/open-replica.ts";
import type { Replica } from "./store/replica.ts";
import type { ReplicaParts } from "./store/replica-parts.ts";
import { UnusableStore } from "./store/unusable-store.ts";
import type { Settings } from "./words/gateway-settings.ts";
import type { PortOpener } from "./world/faults/fault-port.ts";
import { processSlices } from "./world/time/slices.ts";
import { systemWallClock, type WallClock } from "./world/time/wall.ts";
import { World } from "./world/world.ts";
import { DEFAULT_WORLD, type ServedWorldParts } from "./world/world-options.ts";

/** The parts that the first worlds of a simulator are opened with. */
export interface FirstWorldsParts {
  readonly options: Pick<Options, "authMode" | "seed" | "clock" | "start" | "maxAgents">;
  readonly scenario: Scenario;
  /** Settings of the default world; they override the scenario. */
  readonly settings?: Partial<Settings>;
  /**
   * Receives the result of each expectation of the scenario. By default, failed ones are logged as warnings, like the findings and errors
   * of the default world. With this function, the world logs only messages about its clock: that it was stopped, or skips time.
   */
  readonly onOutcome?: (outcome: Outcome) => void;
  /** The wall clock of all worlds; default the system's. */
  readonly wall?: WallClock;
  /** A world that already exists, such as that of a tape. If it has the name of the default world, it is the default world. */
  readonly given?: GivenWorld | undefined;
}

/** A world that exists before the simulator that serves it. */
export interface GivenWorld {
  readonly name: string;
  /** Whether its events are not pushed, because it has no clients. */
  readonly isSilent?: boolean;
  serve(parts: ServedWorldParts): Promise<World>;
}

/** Returns the worlds that a simulator begins with, the default one first. */
export async function openFirstWorlds(
  parts: FirstWorldsParts,
  portOpener: (world: string) => PortOpener,
  warn: (sentence: string) => void,
): Promise<readonly [World, ...World[]]> {
  const { given } = parts;
  if (given === undefined) return [await openDefaultWorld(parts, portOpener, warn)];
  const serveGiven = () => given.serve({ portOpener: portOpener(given.name), report: warn });
  if (given.name === DEFAULT_WORLD) return [await serveGiven()];
  return [await openDefaultWorld(parts, portOpener, warn), await serveGiven()];
}

function openDefaultWorld(
  { options, scenario, settings, onOutcome, wall }: FirstWorldsParts,
  portOpener: (world: string) => PortOpener,
  warn: (sentence: string) => void,
): Promise<World> {
  const { authMode, seed, clock, start, maxAgents } = options;
  return World.open({
    name: DEFAULT_WORLD,
    maxAgents,
    slicing: processSlices,
    scenario,
    portOpener,
    settings: { ...settings, ...(authMode === undefined ? {} : { authMode }) },
    ...(seed === undefined ? {} : { seed }),
    ...(clock === undefined ? {} : { clock }),
    ...(start === undefined ? {} : { start }),
    ...(wall === undefined ? {} : { wall }),
    report: (sentence, about) => {
      if (onOutcome === undefined || about === "clock") warn(sentence);
    },
    ...(onOutcome === undefined ? {} : { onOutcome }),
  });
}

/**
 * Opens a replica on a store. Loads the modules of replicas at the first call, because most simulators have no store.
 *
 * @throws OptionsError if the store cannot be used.
 */
export async function openReplicaOn(
  store: StoreChoice,
  first: FirstWorldsParts,
  { worlds, portOpener, warn }: Pick<ReplicaParts, "worlds" | "portOpener" | "warn">,
): Promise<Replica> {
  const [{ openReplica }, { prepareWorld }] = await Promise.all([
    import("./store/open-replica.ts"),
    import("./replay/prepare-world.ts"),
  ]);
  const { wall = systemWallClock } = first;
  const openDefault = () => openDefaultWorld(first, portOpener, warn);
  try {
    return await openReplica(store, { worlds, wall, prepare: prepareWorld, openDefault, portOpener, warn });
  } catch (error) {
    throw error instanceof UnusableStore ? new OptionsError(error.message, { cause: error }) : error;
  }
}
