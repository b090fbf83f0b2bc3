// Starts a simulator from within a program: options as a program writes them, free ports, certificates in memory.

import { InProcess } from "./library/in-process.ts";
import { Simulator } from "./library/simulator.ts";
import { readOptions } from "./option-sources.ts";
import { OPTIONS } from "./options.ts";
import { openSimulator } from "./simulator.ts";
import { readGivenSettings } from "./world/given-settings.ts";
import { readScript } from "./world/scripts.ts";

/** What a simulator can be started with. Everything may be left out. */
export interface StartOptions {
  /** The name of a shipped scenario, YAML text, or the same as an object; `default` when left out. */
  scenario?: string | object;
  /** `manual`, `1x`, `60x`, ... */
  clock?: string;
  /** The instant at which the world begins, such as `2026-01-05T09:00:00Z`. */
  start?: string;
  seed?: number | "random";
  authMode?: "static" | "dynamic" | "none";
  /** Origins of pages that may use the gateway from a browser, such as `http://localhost:5173`, or `*`; none when left out. */
  corsOrigin?: string | readonly string[];
  /** Settings of the default world, in the form of a scenario: durations as text, `on` and `off`. */
  settings?: object;
  /** Addresses and ports of the doors; any free port when left out. */
  host?: string;
  port?: number;
  httpPort?: number;
  controlHost?: string;
  controlPort?: number | "off";
  controlToken?: string;
  /** Where certificates are kept; in memory when left out. */
  certsDir?: string;
  cert?: string;
  key?: string;
  san?: readonly string[];
  /** Gets the sentences that a person should read; nobody when left out. */
  warn?: (sentence: string) => void;
}

/** Options, settings or a scenario that do not serve; the message names each mistake on a line of its own. */
export class StartError extends Error {
  readonly code = "CCGW_START";

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "StartError";
  }
}

/**
 * Starts a simulator on free ports of 127.0.0.1.
 *
 * @throws StartError when something given is wrong; nothing is started then.
 */
export async function startSimulator(options: StartOptions = {}): Promise<Simulator> {
  const { scenario: source = "default", settings: patch = {}, warn = () => {}, certsDir, ...given } = options;
  const read = readOptions({ flags: flagsOf({ port: 0, controlPort: 0, ...given }), environment: {} });
  if ("problems" in read) throw new StartError(read.problems);
  const scenario = await readScript(source);
  if ("problems" in scenario) throw new StartError(scenario.problems);
  const named = readGivenSettings(patch, scenario.scenario);
  if ("problems" in named) throw new StartError(named.problems);
  const open = await openSimulator({
    options: { ...read.options, certsDir },
    scenario: scenario.scenario,
    settings: named.settings,
    log: { request: undefined, warn, info: () => {} },
  });
  const { url: gateway, httpUrl: http = null, controlUrl: control = null, ca, caFile } = open;
  return new Simulator(new InProcess(open.inside), { gateway, http, control }, { pem: ca, file: caFile }, () =>
    open.close(),
  );
}

/** The options of a program as flags, which is how they are read and checked. */
function flagsOf(given: Readonly<Record<string, unknown>>): Record<string, string | string[]> {
  const flags: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(OPTIONS, name) && name !== "san")
      throw new StartError([`unknown option ${JSON.stringify(name)}`]);
    const flag = name === "san" ? name : OPTIONS[name as keyof typeof OPTIONS].flag;
    flags[flag] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return flags;
}
