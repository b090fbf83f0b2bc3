// Compares the tape of a real gateway with the simulator.
import { defaultSettings, type Settings } from "../forms/settings.ts";
import { packageVersion } from "../runtime/version.ts";
import { readScenario } from "../scenario/reading/read-scenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { GatewayTape } from "../upstream/tape/read-gateway-tape.ts";
import { compareSessions } from "./compare/compare-sessions.ts";
import { varyingPlaces } from "./compare/varying-places.ts";
import { DEFAULT_TOLERANCE_MS } from "./levels.ts";
import { playTape } from "./play/play-tape.ts";
import { worldOfTape } from "./play/world-of-tape.ts";
import { type ConformReport, reportOf } from "./report.ts";
import { suggestSettings } from "./suggestion.ts";

export type { ConformReport } from "./report.ts";

/** How a tape is compared. */
export interface ConformOptions {
  /** The center and settings of the simulator's side; undefined: they are made from the tape. */
  readonly scenario?: Scenario | undefined;
  /** The tape of the same session again: what varies between the two is no finding. */
  readonly baseline?: GatewayTape | undefined;
  /** How far apart times may be (milliseconds). */
  readonly tolerance?: number;
  /** The name and version of the gateway, for the report. */
  readonly gateway?: string | undefined;
  /** Ends the comparison early, if it is aborted. */
  readonly stop?: AbortSignal | undefined;
}

/**
 * Compares a tape.
 *
 * @throws the reason of `stop`, if it is aborted.
 */
export async function conform(tape: GatewayTape, options: ConformOptions = {}): Promise<ConformReport> {
  const { baseline, tolerance = DEFAULT_TOLERANCE_MS, gateway = null, stop } = options;
  const made = worldOfTape(tape);
  const scenario = options.scenario ?? (await readMade(made.scenario));
  const isAnonymous = tape.head.anonymized;
  const varying = baseline === undefined ? new Set<string>() : varyingPlaces(tape, baseline, tolerance);
  const by = { isAnonymous, tolerance, varying };
  const play = (settings: Partial<Settings>) => playTape(tape, { scenario, settings, first: made.first, stop });
  const played = await play({});
  const comparison = compareSessions(played, by);
  const present = { ...defaultSettings, ...scenario.settings };
  const suggestion = await suggestSettings(
    comparison.differences,
    present,
    async (settings) => compareSessions(await play(settings), by).differences,
  );
  const facts = { version: packageVersion(), gateway, anonymized: isAnonymous };
  return reportOf({ played, comparison, suggestion, facts });
}

async function readMade(object: object): Promise<Scenario> {
  const read = await readScenario({ object, name: "the world of the tape" });
  if ("scenario" in read) return read.scenario;
  throw new Error(`The world of the tape is no scenario: ${read.problems[0]?.message}`);
}
