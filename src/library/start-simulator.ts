// Starts a simulator from within a program: options as a program writes them, free ports, certificates in memory.
import type { SettingsPatch } from "../control/face.ts";
import { OptionsError } from "../options/options-error.ts";
import { inOwnNames, noOptions, readStartOptions } from "../options/start-options.ts";
import { show } from "../scenario/wording.ts";
import { openSimulator } from "../simulator.ts";
import { readGivenSettings } from "../world/given-settings.ts";
import { EndlessChain } from "../world/long-run.ts";
import { readScript, SCRIPT_FORM } from "../world/scripts.ts";
import { InProcess } from "./in-process.ts";
import { Simulator } from "./simulator.ts";

/** What a simulator can be started with. Everything may be left out. */
export interface StartOptions {
  /** The name of a shipped scenario, YAML text, or the same as an object; `default` when left out. */
  scenario?: string | object | undefined;
  /** `manual`, `1x`, `60x`, ... */
  clock?: string | undefined;
  /** The instant at which the world begins, such as `2026-01-05T09:00:00Z`. */
  start?: string | undefined;
  /** Where chance begins: the same number, the same chance. */
  seed?: number | "random" | undefined;
  /** One Guid a session, a new one now and then, or Guids that are not checked; as the scenario has it when left out. */
  authMode?: "static" | "dynamic" | "none" | undefined;
  /** Origins of pages that may use the gateway from a browser, such as `http://localhost:5173`, or `*`; none when left out. */
  corsOrigin?: string | readonly string[] | undefined;
  /** Hosts, addresses or ranges such as `10.0.0.0/8` that events may be pushed to beside this machine, or `*` for all. */
  pushHosts?: string | readonly string[] | undefined;
  /** Settings of the default world, in the form of a scenario: durations as text, `on` and `off`. */
  settings?: SettingsPatch | undefined;
  /** Addresses and ports of the doors; any free port when left out. */
  host?: string | undefined;
  port?: number | undefined;
  httpPort?: number | undefined;
  controlHost?: string | undefined;
  controlPort?: number | "off" | undefined;
  controlToken?: string | undefined;
  /** Where certificates are kept; in memory when left out. */
  certsDir?: string | undefined;
  /** Your own certificate and its private key, both PEM files. */
  cert?: string | undefined;
  key?: string | undefined;
  /** More host names and addresses for the certificate that is made. */
  san?: readonly string[] | undefined;
  /** How many agents a world may have; 59,899 when left out. */
  maxAgents?: number | undefined;
  /** Gets the sentences that a person should read; nobody when left out. */
  warn?: ((sentence: string) => void) | undefined;
}

/**
 * What keeps a simulator from being started: options, settings or a scenario that do not serve, certificates that cannot be read, a port
 * that is taken. The message names each mistake on a line of its own.
 */
export class StartError extends Error {
  readonly code = "CCGW_START";

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join("\n"), options);
    this.name = "StartError";
  }
}

/**
 * Starts a simulator on free ports of 127.0.0.1.
 *
 * @throws StartError when something given is wrong; nothing is started then.
 */
export async function startSimulator(options: StartOptions = {}): Promise<Simulator> {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new StartError([noOptions(options)]);
  }
  const { scenario: source = "default", settings: patch = {}, warn = () => {}, ...given } = options;
  const read = readStartOptions(given);
  const problems = ["problems" in read ? read.problems : [], wrongKinds(source, warn)].flat();
  if ("problems" in read || problems.length > 0) throw new StartError(problems);
  const scenario = await readScript(source, { maxAgents: read.options.maxAgents });
  if ("problems" in scenario) throw new StartError(scenario.problems);
  const named = readGivenSettings(patch, scenario.scenario);
  if ("problems" in named) throw new StartError(named.problems);
  const open = await openSimulator({
    options: read.options,
    scenario: scenario.scenario,
    settings: named.settings,
    log: { request: undefined, warn, info: () => {} },
  }).catch((error: unknown) => {
    throw explained(error);
  });
  const { url: gateway, httpUrl: http = null, controlUrl: control = null, ca, caFile } = open;
  return new Simulator(new InProcess(open.inside), { gateway, http, control }, { pem: ca, file: caFile }, () =>
    open.close(),
  );
}

/** What is of another kind than the types say, which plain JavaScript lets pass. */
function wrongKinds(scenario: unknown, warn: unknown): string[] {
  const problems: string[] = [];
  if (typeof scenario !== "string" && typeof scenario !== "object") {
    problems.push(`scenario: ${show(scenario)} is no scenario: ${SCRIPT_FORM}`);
  }
  if (typeof warn !== "function") problems.push(`warn: ${show(warn)} is no function: it is called with each sentence`);
  return problems;
}

/** A failure to open as a StartError, where whoever starts the simulator can do something about it. */
function explained(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const sentence = sentenceOf(error);
  return sentence === undefined ? error : new StartError([sentence], { cause: error });
}

function sentenceOf(error: Error & { syscall?: unknown }): string | undefined {
  const { message, syscall } = error;
  if (error instanceof OptionsError) return inOwnNames(message);
  if (error instanceof EndlessChain) return `scenario: it does not go on. ${message}`;
  if (syscall === "uv_cwd") return "The folder that this process runs in was deleted, and certsDir is relative to it.";
  if (syscall !== "listen" && syscall !== "getaddrinfo") return undefined;
  return `A door cannot be opened (${message}): give another host or port, or leave the port out for any free one.`;
}
