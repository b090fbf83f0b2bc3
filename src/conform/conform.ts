// Compares the tape of a real gateway with the simulator.
import { defaultSettings, type Settings } from "../forms/settings.ts";
import { readPackageVersion } from "../runtime/version.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { GatewayTape } from "../upstream/tape/read-gateway-tape.ts";
import { compareSessions } from "./compare/compare-sessions.ts";
import { findVaryingPlaces } from "./compare/varying-places.ts";
import { DEFAULT_TOLERANCE_MS } from "./levels.ts";
import { playTape } from "./play/play-tape.ts";
import { deriveWorldOfTape } from "./play/world-of-tape.ts";
import { readGeneratedScenario } from "./read-generated-scenario.ts";
import { type ConformReport, createConformReport } from "./report.ts";
import { suggestSettings } from "./suggestion.ts";

export type { ConformReport } from "./report.ts";

/** Options of a comparison. */
export interface ConformOptions {
  /** The center and settings of the simulator's side; undefined to derive them from the tape. */
  readonly scenario?: Scenario | undefined;
  /** A second tape of the same session. Differences between the two tapes are listed as `varying`. */
  readonly baseline?: GatewayTape | undefined;
  /** How far apart times may be (milliseconds); default 2000. */
  readonly toleranceMs?: number;
  /** The name and version of the gateway, for the report. */
  readonly gateway?: string | undefined;
}

/**
 * Plays a tape in the simulator, and reports where the answers and events differ.
 *
 * @throws Error if the scenario that is derived from the tape is not valid.
 */
export async function conform(tape: GatewayTape, options: ConformOptions = {}): Promise<ConformReport> {
  const { baseline, toleranceMs = DEFAULT_TOLERANCE_MS, gateway = null } = options;
  const made = deriveWorldOfTape(tape);
  const scenario = options.scenario ?? (await readGeneratedScenario(made.scenario, "the world of the tape"));
  const isAnonymous = tape.head.anonymized;
  const varying = baseline === undefined ? new Set<string>() : findVaryingPlaces(tape, baseline, toleranceMs);
  const compareOptions = { isAnonymous, toleranceMs, varying };
  const play = (settings: Partial<Settings>) => playTape(tape, { scenario, settings, first: made.first });
  const played = await play({});
  const comparison = compareSessions(played, compareOptions);
  const present = { ...defaultSettings, ...scenario.settings };
  const suggestion = await suggestSettings(
    comparison.differences,
    { settings: present, hasPushes: tape.exchanges.some(({ isPush }) => isPush === true) },
    async (settings) => compareSessions(await play(settings), compareOptions).differences,
  );
  const facts = { version: readPackageVersion(), gateway, anonymized: isAnonymous };
  return createConformReport({ played, comparison, suggestion, facts });
}
