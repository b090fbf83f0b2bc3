// Starts a simulator in this process, by default on free ports and with certificates in memory.
import { readFile } from "node:fs/promises";
import type { ClockMode, Scenario, SettingsPatch } from "../control/api-types.ts";
import { show } from "../forms/wording.ts";
import { openSimulator } from "../open-simulator.ts";
import type { Options } from "../options/options.ts";
import { describeNotOptions, readMembers, readStartOptions, useProgramNames } from "../options/start-options.ts";
import { explainFileError } from "../runtime/file-error.ts";
import { explainStartFailure } from "../start-failure.ts";
import { readGivenSettings } from "../world/given-settings.ts";
import { type ReadScript, readScript, readScriptFile, SCRIPT_FORM } from "../world/reading/read-script.ts";
import { isScenarioPath } from "./scenario-file.ts";
import { Simulator } from "./simulator-handle.ts";
import { InProcessTransport } from "./transports/in-process-transport.ts";

/** Options of `startSimulator`; all are optional. */
export interface StartOptions {
  /** The name of a shipped scenario, the path of a file, YAML text, or the same as an object; default `default`. */
  scenario?: string | Scenario | undefined;
  /** Mode of the clock: `manual`, `1x`, `60x` and so on. Default: as in the scenario, or `1x`. */
  clock?: ClockMode | undefined;
  /** Start time of the world. Default: as in the scenario, or now; with a manual clock, `2026-01-05T09:00:00Z`. */
  start?: string | undefined;
  /** Random seed: the same seed gives the same run. Default: as in the scenario, or 1. */
  seed?: number | "random" | undefined;
  /** `static`: one Guid for a session; `dynamic`: the Guid rotates; `none`: Guids are not checked. Default: as in the scenario. */
  authMode?: "static" | "dynamic" | "none" | undefined;
  /** Origins of web pages that may use the gateway, such as `http://localhost:5173`, or `*`; default none. */
  corsOrigin?: string | readonly string[] | undefined;
  /** Pattern of host names such as `*.ccgw.test`: a client that connects to `tests.ccgw.test` uses the world `tests`. */
  worldHost?: string | undefined;
  /**
   * More destinations of pushed events: hosts, addresses, ranges such as `10.0.0.0/8`, or `*`; default none. Events can always be pushed to
   * this machine or, with another `host`, to the address that the agent signed in from.
   */
  pushHosts?: string | readonly string[] | undefined;
  /** Settings of the default world, written as in a scenario: durations as text, `on` and `off`. */
  settings?: SettingsPatch | undefined;
  /** Address of the gateway; default 127.0.0.1. */
  host?: string | undefined;
  /** Port of the gateway; default any free port. */
  port?: number | undefined;
  /** Port of the gateway over plain HTTP; default closed. */
  httpPort?: number | undefined;
  /** Address of the control API; default 127.0.0.1. */
  controlHost?: string | undefined;
  /** Port of the control API, or `off`; default any free port. */
  controlPort?: number | "off" | undefined;
  /** Bearer token that the control API requires; default none. */
  controlToken?: string | undefined;
  /** Whether the gateway's ports serve the control API too, below `/ccgw`; default false. It requires `controlToken`. */
  controlOnGateway?: boolean | undefined;
  /** Folder in which generated certificates are stored; default in memory. */
  certsDir?: string | undefined;
  /** Path of your own certificate (PEM); requires `key`. */
  cert?: string | undefined;
  /** Path of its private key (PEM). */
  key?: string | undefined;
  /** More host names and addresses in the generated certificate. */
  san?: readonly string[] | undefined;
  /** Maximum number of agents in a world; default 59,899. */
  maxAgents?: number | undefined;
  /** Receives each warning as one sentence; by default, warnings are dropped. */
  warn?: ((sentence: string) => void) | undefined;
}

/**
 * A simulator could not be started: an option, a setting or the scenario is wrong, a certificate cannot be read, or a port is in use. The
 * message has a line for each mistake; `cause` is the error behind it, such as one of the system, if there is one.
 */
export class StartError extends Error {
  readonly code = "CCGW_START";

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join("\n"), options);
    this.name = "StartError";
  }
}

/**
 * Starts a simulator in this process, on free ports of 127.0.0.1 unless the options name others.
 *
 * @param options the scenario, the clock, ports, certificates and settings; all are optional.
 * @returns the simulator, with all its ports open. Close it with `close()` or `await using`.
 * @throws StartError if an option is wrong or a port cannot be opened; nothing is started then.
 */
export async function startSimulator(options: StartOptions = {}): Promise<Simulator> {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new StartError([describeNotOptions(options)]);
  }
  const members = readMembers(options);
  if ("problems" in members) throw new StartError(members.problems);
  const {
    scenario: source = "default",
    settings: patch = {},
    warn = () => {},
    ...given
  }: StartOptions = members.members;
  const read = readStartOptions(given);
  const problems = ["problems" in read ? read.problems : [], findWrongTypes(source, warn)].flat();
  if ("problems" in read || problems.length > 0) throw new StartError(problems);
  const bounds = { maxAgents: read.options.maxAgents };
  const isPath = typeof source === "string" && isScenarioPath(source);
  const scenario = isPath ? await readFromFile(source, bounds) : await readScript(source, bounds);
  if ("problems" in scenario) throw new StartError(scenario.problems);
  const settings = readGivenSettings(patch, scenario.scenario);
  if ("problems" in settings) throw new StartError(settings.problems);
  const open = await openSimulator({
    options: read.options,
    scenario: scenario.scenario,
    settings: settings.settings,
    log: { request: undefined, warn, info: () => {} },
  }).catch((error: unknown) => {
    throw toStartError(error, read.options);
  });
  const { url: gateway, httpUrl: http = null, controlUrl: control = null, ca, caFile } = open;
  return new Simulator(
    new InProcessTransport(open.inProcess),
    { gateway, http, control },
    { pem: ca, file: caFile },
    () => open.close(),
  );
}

/** Reads a scenario from a file, relative to the working directory. */
async function readFromFile(path: string, bounds: { readonly maxAgents: number }): Promise<ReadScript> {
  const bytes = await readFile(path).catch((error: unknown) => explainFileError(error));
  return typeof bytes === "string" ? { problems: [`${path}: ${bytes}`] } : readScriptFile(bytes, path, bounds);
}

/** Returns sentences about the options `scenario` and `warn` if they have a wrong type. Programs in plain JavaScript can pass any type. */
function findWrongTypes(scenario: unknown, warn: unknown): string[] {
  const problems: string[] = [];
  if (typeof scenario !== "string" && typeof scenario !== "object") {
    problems.push(`scenario: ${show(scenario)} is not a valid scenario: use the path of a file, ${SCRIPT_FORM}`);
  }
  if (typeof warn !== "function") problems.push(`warn: ${show(warn)} is not a function: it receives each warning`);
  return problems;
}

/** Turns an error that the user can fix into a StartError; returns any other error unchanged. */
function toStartError(error: unknown, options: Omit<Options, "certsDir">): unknown {
  const failure = explainStartFailure(error, options);
  return failure === undefined ? error : new StartError([useProgramNames(failure.sentence)], { cause: error });
}
