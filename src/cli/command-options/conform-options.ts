// The options of the command `conform`.
import { DEFAULT_TOLERANCE_MS, LEVEL_NAMES, type Level } from "../../conform/levels.ts";
import { duration, oneOf, onOff, path } from "../../options/option-forms.ts";
import type { OptionTable } from "../../options/options.ts";
import { RUN_OPTIONS } from "./run-options.ts";

/** The options that only the command `conform` has. */
export interface ConformCommandOptions {
  /** The path or name of the simulator's scenario, or `-`; undefined: the scenario is made from the tape. */
  scenario: string | undefined;
  /** The tape of a second run of the same session; undefined without one. */
  baseline: string | undefined;
  /** How far apart times may be, in milliseconds. */
  tolerance: number;
  /** The last level at which a difference fails the command. */
  failOn: Level;
  /** Whether the settings that remove differences are printed instead of the report. */
  suggest: boolean;
  /** The name and version of the gateway, for the report; undefined: they are not in it. */
  gatewayVersion: string | undefined;
}

/** A row for each option, in the order of the help. */
export const CONFORM_OPTIONS: OptionTable<ConformCommandOptions> = {
  scenario: {
    ...path("scenario", "the path of a scenario, - for standard input, or the name of a shipped one"),
    flag: "scenario",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "made from the tape",
    help: "Compare with the center and the settings of this scenario. Its steps are not played.",
  },
  baseline: {
    ...path("baseline", "the path of another tape, or - for standard input"),
    flag: "baseline",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "none",
    help: "Second tape of the same session. Differences between the two tapes are left out.",
  },
  tolerance: {
    ...duration,
    flag: "tolerance",
    placeholder: "DURATION",
    fallback: DEFAULT_TOLERANCE_MS,
    defaultText: "2s",
    help: "How far apart times and durations may be.",
  },
  failOn: {
    ...oneOf("level", LEVEL_NAMES),
    flag: "fail-on",
    placeholder: "LEVEL",
    fallback: "L6",
    help: "Fail if anything differs at this level or one before it: L2 fails on L0, L1 and L2.",
  },
  suggest: {
    ...onOff,
    flag: "suggest",
    fallback: false,
    defaultText: "off",
    help: "Print the settings that remove differences, as YAML for a scenario, instead of the report.",
  },
  gatewayVersion: {
    ...path("version of the gateway", "a text such as AICC 8.1"),
    flag: "gateway-version",
    placeholder: "TEXT",
    fallback: undefined,
    defaultText: "none",
    help: "The name and version of the real gateway, for the report.",
  },
};

/** All options of the command, including those that it shares with `run`. */
export const ALL_CONFORM_OPTIONS = { json: RUN_OPTIONS.json, junit: RUN_OPTIONS.junit, ...CONFORM_OPTIONS };
