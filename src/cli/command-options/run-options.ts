// The options of the command `run` besides those of `serve`.
// Environment variables cannot set them, because they concern a single run.
import { duration, oneOf, onOff, path } from "../../options/option-forms.ts";
import type { OptionTable } from "../../options/options.ts";

/** The options that `serve` does not have. The commands `replay` and `conform` have `json` and `junit`, too. */
export interface RunOptions {
  /** Whether the report is one JSON object. */
  json: boolean;
  /** The path of the JUnit file to write; undefined: none is written. */
  junit: string | undefined;
  /** Whether the run opens ports, and real clients play the agents. */
  waitForClient: boolean;
  /** Duration of the run in milliseconds of virtual time; undefined: until the scenario ends. */
  for: number | undefined;
  /** The lowest severity of a finding that fails the run; undefined: findings never fail it. */
  failOn: FailOn | undefined;
  /** Whether the report has what happened before each failed expectation. */
  trace: boolean;
}

const FAIL_ON = ["warning", "error"] as const;

/** The lowest severity of a finding that fails a run. */
export type FailOn = (typeof FAIL_ON)[number];

/** A row for each option, in the order of the help. */
export const RUN_OPTIONS: OptionTable<RunOptions> = {
  json: {
    ...onOff,
    flag: "json",
    fallback: false,
    defaultText: "off",
    help: "Print the report as one JSON object; nothing in it depends on the machine.",
  },
  junit: {
    ...path("JUnit file", "the path of an XML file to write"),
    flag: "junit",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "none",
    help: "Also write the results to this file as JUnit XML test cases.",
  },
  waitForClient: {
    ...onOff,
    flag: "wait-for-client",
    fallback: false,
    defaultText: "off",
    help: "Open the ports and let real clients play the agents, at the speed of the world's clock.",
  },
  for: {
    ...duration,
    flag: "for",
    placeholder: "DURATION",
    fallback: undefined,
    defaultText: "when the scenario ends",
    help: "Stop after this much virtual time, such as 30m.",
  },
  failOn: {
    ...oneOf("severity", FAIL_ON),
    flag: "fail-on",
    placeholder: "SEVERITY",
    fallback: undefined,
    defaultText: "off",
    help: "Fail on findings of this severity or worse: error (the gateway would punish the behavior) or warning (its documents advise against the behavior).",
  },
  trace: {
    ...onOff,
    flag: "trace",
    fallback: false,
    defaultText: "off",
    help: "Show what happened before each failed expectation: the last events and requests.",
  },
};
