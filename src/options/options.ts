// The table of the simulator's options, which the command line, the environment, the help and the library share.
import type { Instant } from "../core/index.ts";
import type { ClockMode } from "../forms/clock-mode.ts";
import { AGENT_ID_COUNT, DEFAULT_MAX_AGENTS } from "../forms/max-agents.ts";
import type { Settings } from "../forms/settings.ts";
import { CONTROL_OPTIONS, type ControlOptions } from "./control-options.ts";
import * as forms from "./option-forms.ts";
import type { OptionRow, OptionTable } from "./option-row.ts";
import { STORE_OPTIONS, type StoreOptions } from "./store-options.ts";
import { TAPE_OPTIONS, type TapeOptions } from "./tape-options.ts";
import { UPSTREAM_OPTIONS, type UpstreamOptions } from "./upstream-options.ts";

export type { OptionRow, OptionTable } from "./option-row.ts";

const AUTH_MODES = ["static", "dynamic", "none"] as const satisfies readonly Settings["authMode"][];
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const LOG_FORMATS = ["pretty", "json"] as const;

/** The least severe level that is logged. */
export type LogLevel = (typeof LOG_LEVELS)[number];
/** The format of the log: for people, or for programs. */
export type LogFormat = (typeof LOG_FORMATS)[number];

/** All options after reading. If authMode, clock, start or seed is undefined, the scenario decides, and then the default. */
export interface Options extends ControlOptions, TapeOptions, UpstreamOptions, StoreOptions {
  /** The address of the gateway; IPv6 without brackets. */
  host: string;
  /** 0 picks a free port. */
  port: number;
  /** undefined: no plain HTTP. */
  httpPort: number | undefined;
  authMode: Settings["authMode"] | undefined;
  /** Settings of the default world, each as `NAME=VALUE`; a command reads them with the scenario. */
  set: readonly string[];
  /** Origins of web pages that can use the gateway, as browsers send them, or `*`; empty: none. */
  corsOrigin: readonly string[];
  /** The end of host names whose beginning is the name of a world, such as `.ccgw.test`; undefined: host names select no worlds. */
  worldHost: string | undefined;
  /** The URL by which clients reach the gateway, without a trailing slash; undefined: its own address. */
  publicUrl: string | undefined;
  /** More hosts, addresses or ranges that events can be pushed to, or `*`; empty: only the default ones. */
  pushHosts: readonly string[];
  clock: ClockMode | undefined;
  start: Instant | undefined;
  seed: number | "random" | undefined;
  /** Paths of PEM files; either both or neither are given. */
  cert: string | undefined;
  key: string | undefined;
  certsDir: string;
  sans: readonly string[];
  /** Whether to reload the scenario file when it changes. */
  watch: boolean;
  /** Whether the end of standard input stops the simulator. */
  stopWithStdin: boolean;
  /** The maximum number of agents in a world. */
  maxAgents: number;
  /** The number of processes that share the worlds; undefined: this process has all. */
  workers: number | undefined;
  logLevel: LogLevel;
  /** undefined: pretty on a terminal, otherwise json. */
  logFormat: LogFormat | undefined;
}

/** All options, in the order of the help. A missing row doesn't compile. */
export const OPTIONS: OptionTable<Options> = {
  host: {
    ...forms.address,
    flag: "host",
    placeholder: "ADDRESS",
    fallback: "127.0.0.1",
    help: "Address of the gateway (HTTPS).",
  },
  port: {
    ...forms.port,
    flag: "port",
    placeholder: "PORT",
    fallback: 8043,
    help: "Port of the gateway; 0 picks a free port.",
  },
  httpPort: {
    ...forms.portOrOff,
    flag: "http-port",
    placeholder: "PORT",
    fallback: undefined,
    defaultText: "off",
    help: "Also serve the gateway over plain HTTP on this port; 0 picks a free port.",
  },
  ...CONTROL_OPTIONS,
  authMode: {
    ...forms.oneOf("auth mode", AUTH_MODES),
    flag: "auth-mode",
    placeholder: "MODE",
    fallback: undefined,
    defaultText: "static",
    help: "static: one Guid for a session; dynamic: the Guid rotates; none: Guids are not checked.",
  },
  corsOrigin: {
    ...forms.origins,
    flag: "cors-origin",
    placeholder: "ORIGIN",
    fallback: [],
    defaultText: "off",
    repeatable: true,
    help: "Origin of web pages that may use the gateway (CORS), or * for all. Repeatable; separate by commas in the environment.",
  },
  worldHost: {
    ...forms.worldHost,
    flag: "world-host",
    placeholder: "PATTERN",
    fallback: undefined,
    defaultText: "off",
    help: "Pattern such as *.ccgw.test: a client that connects to tests.ccgw.test uses the world tests. The generated certificate has the pattern.",
  },
  publicUrl: {
    ...forms.publicUrl,
    flag: "public-url",
    placeholder: "URL",
    fallback: undefined,
    defaultText: "the address of the gateway",
    help: "URL by which clients reach the gateway, such as that of a load balancer; answers of the control API name it.",
  },
  pushHosts: {
    ...forms.pushHosts,
    flag: "push-hosts",
    placeholder: "HOST",
    fallback: [],
    defaultText: "this machine; with another --host, the address that an agent signs in from",
    repeatable: true,
    help: "One more host, address or range (such as 10.0.0.0/8) that events may be pushed to, or * for all. Repeatable; separate by commas in the environment.",
  },
  clock: {
    ...forms.clockMode,
    flag: "clock",
    placeholder: "PACE",
    fallback: undefined,
    defaultText: "1x",
    help: "Speed of the world's clock, such as 1x or 60x; manual: time advances only on request.",
  },
  start: {
    ...forms.startInstant,
    flag: "start",
    placeholder: "INSTANT",
    fallback: undefined,
    defaultText: "now; with a manual clock and for run, 2026-01-05T09:00:00Z",
    help: "Start time of the world.",
  },
  seed: {
    ...forms.seed,
    flag: "seed",
    placeholder: "NUMBER",
    fallback: undefined,
    defaultText: "1",
    help: "Random seed: the same seed gives the same run; random picks one.",
  },
  cert: {
    ...forms.path("certificate file", "the path of a PEM file"),
    flag: "cert",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "generated",
    help: "Your own certificate with its chain (PEM); requires --key.",
  },
  key: {
    ...forms.path("key file", "the path of a PEM file"),
    flag: "key",
    placeholder: "FILE",
    fallback: undefined,
    defaultText: "generated",
    help: "Private key of your own certificate (PEM); requires --cert.",
  },
  certsDir: {
    ...forms.path("folder", "the path of a folder"),
    flag: "certs-dir",
    placeholder: "FOLDER",
    fallback: "certs",
    help: "Folder in which generated certificates are stored.",
  },
  sans: {
    ...forms.subjectNames,
    flag: "san",
    placeholder: "NAME",
    fallback: [],
    defaultText: "none",
    repeatable: true,
    help: "One more host name or address in the generated certificate. Repeatable; separate by commas in the environment.",
  },
  watch: {
    ...forms.onOff,
    flag: "watch",
    fallback: false,
    defaultText: "off",
    help: "Reload the scenario file when it changes and continue with its next step. An invalid file is reported and ignored.",
  },
  stopWithStdin: {
    ...forms.onOff,
    flag: "stop-with-stdin",
    fallback: false,
    defaultText: "off",
    help: "Stop when standard input ends. A program that starts the simulator keeps a pipe open, and leaves no simulator behind, even if it crashes.",
  },
  ...TAPE_OPTIONS,
  ...UPSTREAM_OPTIONS,
  ...STORE_OPTIONS,
  set: {
    ...forms.assignments,
    flag: "set",
    placeholder: "NAME=VALUE",
    fallback: [],
    defaultText: "none",
    repeatable: true,
    help: "Set a setting of the default world, such as pollHold=30s. Repeatable; separate by commas in the environment.",
  },
  maxAgents: {
    ...forms.wholeNumber("number of agents", 1, AGENT_ID_COUNT),
    flag: "max-agents",
    placeholder: "NUMBER",
    fallback: DEFAULT_MAX_AGENTS,
    help: "Maximum number of agents in a world.",
  },
  workers: {
    ...forms.wholeNumber("number of workers", 1, 64),
    flag: "workers",
    placeholder: "NUMBER",
    fallback: undefined,
    defaultText: "off",
    help: "Share the worlds among this many processes behind the same addresses, to use more than one CPU.",
  },
  logLevel: {
    ...forms.oneOf("log level", LOG_LEVELS),
    flag: "log-level",
    placeholder: "LEVEL",
    fallback: "info",
    help: `Least severe level that is logged: ${LOG_LEVELS.join(", ")}.`,
  },
  logFormat: {
    ...forms.oneOf("log format", LOG_FORMATS),
    flag: "log-format",
    placeholder: "FORMAT",
    fallback: undefined,
    defaultText: "pretty on a terminal, otherwise json",
    help: "pretty is for people, json for programs.",
  },
};

/** Returns the environment variable of an option. */
export function variableOf({ flag }: Pick<OptionRow, "flag">): string {
  return `CCGW_${flag.toUpperCase().replaceAll("-", "_")}`;
}

export { formatOption } from "./format-option.ts";
