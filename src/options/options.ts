// The options of a simulator: one table, from which the command line, the environment, the help and the library read.
import type { Instant, Settings } from "../core/index.ts";
import type { ClockMode } from "../scenario/clock-mode.ts";
import { HIGHEST_MAX_AGENTS, USUAL_MAX_AGENTS } from "../scenario/max-agents.ts";
import * as forms from "./option-forms.ts";

const AUTH_MODES = ["static", "dynamic", "none"] as const satisfies readonly Settings["authMode"][];
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const LOG_FORMATS = ["pretty", "json"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Every option, read. Where undefined stands for "not given", the scenario decides, and then the default. */
export interface Options {
  /** The address of the gateway, IPv6 without brackets. */
  host: string;
  /** 0: any free port. */
  port: number;
  /** undefined: no plain HTTP. */
  httpPort: number | undefined;
  controlHost: string;
  /** undefined: no control API. */
  controlPort: number | undefined;
  controlToken: string | undefined;
  authMode: Settings["authMode"] | undefined;
  /** Origins of pages that may use the gateway from a browser, as browsers write them, or `*`; empty: none. */
  corsOrigin: readonly string[];
  /** Host names, addresses or ranges that events may be pushed to beside the usual, or `*`; empty: none. */
  pushHosts: readonly string[];
  clock: ClockMode | undefined;
  start: Instant | undefined;
  seed: number | "random" | undefined;
  /** Paths of PEM files; both or neither. */
  cert: string | undefined;
  key: string | undefined;
  certsDir: string;
  sans: readonly string[];
  /** Whether the scenario file is read again when it changes. */
  watch: boolean;
  /** How many agents a world may have. */
  maxAgents: number;
  logLevel: LogLevel;
  /** undefined: pretty on a terminal, else json. */
  logFormat: LogFormat | undefined;
}

/** One option; how its value is written and read is its form. */
export interface OptionRow<Value = unknown> extends forms.Form<Value> {
  /** Its name on the command line, without the dashes; in the environment it is CCGW_ and the same in capitals. */
  readonly flag: string;
  /** What stands for the value in the help; absent for a switch, which is on when it is named and needs no value. */
  readonly placeholder?: string;
  /** What it is for, in one sentence. */
  readonly help: string;
  /** Its value where it is not given. */
  readonly fallback: Value;
  /** The same in words, where the value does not say it. */
  readonly usual?: string;
  /** Whether it may be given several times; in the environment commas separate the values. */
  readonly repeatable?: true;
}

/** A row for each of some options. */
export type OptionTable<Values> = { readonly [Name in keyof Values]: OptionRow<Values[Name]> };

/** Every option of a simulator, in the order of the help. An option without a row does not compile. */
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
    help: "Port of the gateway; 0 is any free one.",
  },
  httpPort: {
    ...forms.portOrOff,
    flag: "http-port",
    placeholder: "PORT",
    fallback: undefined,
    usual: "off",
    help: "Port of the same gateway on plain HTTP as well, for the oldest clients; 0 is any free one.",
  },
  controlHost: {
    ...forms.address,
    flag: "control-host",
    placeholder: "ADDRESS",
    fallback: "127.0.0.1",
    help: "Address of the control API (HTTP).",
  },
  controlPort: {
    ...forms.portOrOff,
    flag: "control-port",
    placeholder: "PORT",
    fallback: 8044,
    help: "Port of the control API; 0 is any free one, off is none.",
  },
  controlToken: {
    ...forms.token,
    flag: "control-token",
    placeholder: "TOKEN",
    fallback: undefined,
    usual: "none",
    help: "Bearer token of the control API; mandatory when its address is not loopback.",
  },
  authMode: {
    ...forms.oneOf("auth mode", AUTH_MODES),
    flag: "auth-mode",
    placeholder: "MODE",
    fallback: undefined,
    usual: "static",
    help: "static: one Guid a session; dynamic: a new one now and then; none: Guids are not checked.",
  },
  corsOrigin: {
    ...forms.origins,
    flag: "cors-origin",
    placeholder: "ORIGIN",
    fallback: [],
    usual: "off",
    repeatable: true,
    help: "Origin of pages that may use the gateway from a browser, or * for all; repeatable, in the environment separated by commas.",
  },
  pushHosts: {
    ...forms.pushHosts,
    flag: "push-hosts",
    placeholder: "HOST",
    fallback: [],
    usual: "this machine; with another --host the address that an agent signs in from",
    repeatable: true,
    help: "Host, address or range such as 10.0.0.0/8 that events may be pushed to as well, or * for all; repeatable, in the environment separated by commas.",
  },
  clock: {
    ...forms.clockMode,
    flag: "clock",
    placeholder: "PACE",
    fallback: undefined,
    usual: "1x",
    help: "How fast the world's time goes on, such as 1x or 60x; manual: only when it is told to.",
  },
  start: {
    ...forms.startInstant,
    flag: "start",
    placeholder: "INSTANT",
    fallback: undefined,
    usual: "now; for manual and run 2026-01-05T09:00:00Z",
    help: "The instant at which the world begins.",
  },
  seed: {
    ...forms.seed,
    flag: "seed",
    placeholder: "NUMBER",
    fallback: undefined,
    usual: "1",
    help: "Where chance begins: the same number, the same chance; or random.",
  },
  cert: {
    ...forms.path("certificate file", "the path of a PEM file"),
    flag: "cert",
    placeholder: "FILE",
    fallback: undefined,
    usual: "made",
    help: "Your own certificate with its chain (PEM); needs --key.",
  },
  key: {
    ...forms.path("key file", "the path of a PEM file"),
    flag: "key",
    placeholder: "FILE",
    fallback: undefined,
    usual: "made",
    help: "The private key of your own certificate (PEM); needs --cert.",
  },
  certsDir: {
    ...forms.path("folder", "the path of a folder"),
    flag: "certs-dir",
    placeholder: "FOLDER",
    fallback: "certs",
    help: "Where the certificates that the simulator makes are kept.",
  },
  sans: {
    ...forms.subjectNames,
    flag: "san",
    placeholder: "NAME",
    fallback: [],
    usual: "none",
    repeatable: true,
    help: "One more host name or address in the certificate; repeatable, in the environment separated by commas.",
  },
  watch: {
    ...forms.onOff,
    flag: "watch",
    fallback: false,
    usual: "off",
    help: "Read the scenario file again when it changes, and play it from the next step on; a bad file keeps the old one.",
  },
  maxAgents: {
    ...forms.wholeNumber("number of agents", 1, HIGHEST_MAX_AGENTS),
    flag: "max-agents",
    placeholder: "NUMBER",
    fallback: USUAL_MAX_AGENTS,
    help: "How many agents a world may have.",
  },
  logLevel: {
    ...forms.oneOf("log level", LOG_LEVELS),
    flag: "log-level",
    placeholder: "LEVEL",
    fallback: "info",
    help: `How much is logged: ${LOG_LEVELS.join(", ")}.`,
  },
  logFormat: {
    ...forms.oneOf("log format", LOG_FORMATS),
    flag: "log-format",
    placeholder: "FORMAT",
    fallback: undefined,
    usual: "pretty on a terminal, else json",
    help: "pretty for people, or json for programs.",
  },
};

/** The variable of the environment that gives an option. */
export function variableOf({ flag }: Pick<OptionRow, "flag">): string {
  return `CCGW_${flag.toUpperCase().replaceAll("-", "_")}`;
}

/** An option as it is written: `--port PORT`, or `--watch` for a switch. */
export function writtenOption({ flag, placeholder }: Pick<OptionRow, "flag" | "placeholder">): string {
  return placeholder === undefined ? `--${flag}` : `--${flag} ${placeholder}`;
}
