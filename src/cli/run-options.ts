// The options that only the command run has. They are about one run, so the environment does not give them.
import { duration, oneOf, onOff, path } from "../options/option-forms.ts";
import type { OptionTable } from "../options/options.ts";

export interface RunOptions {
  /** Whether the account is one JSON object. */
  json: boolean;
  /** The path of the JUnit file to write. */
  junit: string | undefined;
  /** Whether real clients play the agents, and doors are opened for them. */
  waitForClient: boolean;
  /** How long to play, in milliseconds of virtual time; undefined: as the scenario says. */
  for: number | undefined;
  /** Findings of this severity or worse make the run fail; undefined: none do. */
  failOn: FailOn | undefined;
}

const FAIL_ON = ["warning", "error"] as const;

/** The severity of findings from which on a run fails. */
export type FailOn = (typeof FAIL_ON)[number];

/** A row for each of them, in the order of the help. */
export const RUN_OPTIONS: OptionTable<RunOptions> = {
  json: {
    ...onOff,
    flag: "json",
    fallback: false,
    usual: "off",
    help: "Print one JSON object instead of the account for people; nothing in it depends on the machine.",
  },
  junit: {
    ...path("JUnit file", "the path of an XML file to write"),
    flag: "junit",
    placeholder: "FILE",
    fallback: undefined,
    usual: "none",
    help: "Write the expectations as test cases of JUnit's XML as well.",
  },
  waitForClient: {
    ...onOff,
    flag: "wait-for-client",
    fallback: false,
    usual: "off",
    help: "Open the doors and let real clients play the agents, at the pace of the scenario's clock.",
  },
  for: {
    ...duration,
    flag: "for",
    placeholder: "DURATION",
    fallback: undefined,
    usual: "its own end",
    help: "End after this much virtual time, such as 30m, at whatever step that is.",
  },
  failOn: {
    ...oneOf("severity", FAIL_ON),
    flag: "fail-on",
    placeholder: "SEVERITY",
    fallback: undefined,
    usual: "no finding",
    help: "Fail where clients did what the gateway would punish (error), or also what its documents advise against (warning).",
  },
};
