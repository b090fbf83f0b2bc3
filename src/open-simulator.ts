// A simulator: opens and closes its ports: the gateway over HTTPS, over HTTP if asked for, and the control API.
import Fastify from "fastify";
import { control, controlServer, type Inside, openInside } from "./control/plugin.ts";
import type { Settings } from "./core/index.ts";
import {
  Cors,
  Deliveries,
  type GatewayHost,
  type GatewayParts,
  gateway,
  gatewayServer,
  type RequestLine,
} from "./gateway/plugin.ts";
import { reportFailedHandshakes } from "./http/handshakes.ts";
import type { Options } from "./options/options.ts";
import { OptionsError } from "./options/options-error.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Outcome } from "./scenario/stage/outcome.ts";
import { Ports } from "./serving/ports.ts";
import { plain, SERVER_TIMES, type ServerTimes, secure } from "./serving/server-options.ts";
import { reachedAt } from "./tls/announced-host.ts";
import { CertificateError, type Issued, issue } from "./tls/certificates.ts";
import { flawedServer } from "./tls/flawed-server.ts";
import type { Doorman } from "./world/faults/port.ts";
import { processSlices } from "./world/slices.ts";
import { systemWallClock, type WallClock } from "./world/wall.ts";
import { World } from "./world/world.ts";
import { DEFAULT_WORLD, Worlds } from "./world/worlds.ts";

/** Where a simulator says what happens. */
export interface SimulatorLog {
  /** One answered request; undefined where nobody reads such lines, which then cost nothing. */
  readonly request: ((line: RequestLine) => void) | undefined;
  /** Whether those lines are to have the bodies of request and answer. */
  readonly takesBodies?: boolean | undefined;
  warn(sentence: string): void;
  info(sentence: string): void;
}

export interface SimulatorParts {
  readonly options: Omit<Options, "certsDir" | "watch" | "logLevel" | "logFormat"> & {
    /** undefined: certificates in memory. */
    readonly certsDir: string | undefined;
  };
  readonly scenario: Scenario;
  /** Settings of the default world; they beat what the scenario says. */
  readonly settings?: Partial<Settings>;
  readonly log: SimulatorLog;
  /** Gets the account of every expectation of the scenario; without it, those that did not hold are warnings of the log. */
  readonly onOutcome?: (outcome: Outcome) => void;
  /** The wall clock of all worlds, in place of the system's. */
  readonly wall?: WallClock;
  /** How long the servers wait for what clients are to send, in place of the usual. */
  readonly times?: ServerTimes;
}

/** A simulator whose ports are open. */
export interface OpenSimulator {
  /** The gateway, such as `https://127.0.0.1:8043`, without a slash at the end. */
  readonly url: string;
  /** The same gateway over plain HTTP, where that was asked for. */
  readonly httpUrl: string | undefined;
  readonly controlUrl: string | undefined;
  /** The certificate to trust, as PEM, and the file it is in, if it is in one. */
  readonly ca: string;
  readonly caFile: string | undefined;
  /** The world that is always there. */
  readonly defaultWorld: World;
  /** The control API for programs of this process. */
  readonly inside: Inside;
  /** Answers open requests, releases held polls, and closes every port. `onAnswered` as for Ports.close. */
  close(onAnswered?: () => void): Promise<void>;
}

/**
 * Opens a simulator. When anything fails, nothing is left open.
 *
 * @throws OptionsError if given certificates cannot be used; an error of the system if an address cannot be used.
 */
export async function openSimulator(parts: SimulatorParts): Promise<OpenSimulator> {
  const { options, log, times = SERVER_TIMES, wall } = parts;
  const issuing = issue({
    ...(options.cert === undefined ? {} : { certFile: options.cert }),
    ...(options.key === undefined ? {} : { keyFile: options.key }),
    ...(options.certsDir === undefined ? { memory: true } : { certsDir: options.certsDir }),
    sans: [...options.sans],
    host: options.host,
  }).catch((error: unknown) => {
    throw error instanceof CertificateError ? new OptionsError(error.message, { cause: error }) : error;
  });
  const warn = (sentence: string): void => log.warn(sentence);
  const ports = new Ports({ ...times, wall: wall ?? systemWallClock, warn });
  const deliveries = new Deliveries(warn, {
    hosts: options.pushHosts,
    boundTo: () => ports.address ?? options.host,
    isOwnPort: (port) => ports.hasPort(port),
  });
  const worlds = new Worlds({
    maxAgents: options.maxAgents,
    slicing: processSlices,
    report: warn,
    // Agents whose events are pushed wait for them, and their clients may send no request for a long time.
    onRestored: (world) => void deliveries.of(world),
    ...(wall === undefined ? {} : { wall }),
  });
  const host: GatewayHost = {
    enter: (name) => worlds.enter(name),
    logRequest: log.request,
    logsBodies: log.takesBodies,
    warn,
  };
  const cors = options.corsOrigin.length === 0 ? undefined : new Cors(options.corsOrigin);
  const mounted = { host, deliveries, cors };
  const doorman = faultDoorman({ parts, ports, mounted, issuing });
  worlds.doorman = doorman;
  const close = async (onAnswered?: () => void): Promise<void> => {
    await ports.close(onAnswered);
    worlds.close();
  };
  try {
    const [{ certificates: made }, world] = await Promise.all([issuing, openDefaultWorld(parts, doorman)]);
    worlds.add(world);
    for (const warning of made.warnings) log.warn(warning);
    ports.announce = (scheme, at) => reachedAt(at, scheme === "https" ? made.cert : undefined);
    const url = await ports.open("https", options.host, options.port, () => {
      const https = { key: made.key, cert: made.cert, minVersion: "TLSv1.2" } as const;
      const server = Fastify({ ...gatewayServer(mounted), ...secure(times, https) });
      reportFailedHandshakes(server.server, warn);
      server.register(gateway, mounted);
      return server;
    });
    const httpUrl = await ports.open("http", options.host, options.httpPort, () => {
      const server = Fastify({ ...gatewayServer(mounted), ...plain(times) });
      server.register(gateway, mounted);
      return server;
    });
    let addresses = {};
    const controlled = {
      worlds,
      ca: made.ca,
      ready: () => ports.ready,
      addresses: () => addresses,
      warn,
      ...(wall === undefined ? {} : { wall }),
    };
    const controlUrl = await ports.open("http", options.controlHost, options.controlPort, () => {
      const server = Fastify({ ...controlServer(warn), ...plain(times) });
      server.register(control, { ...controlled, token: options.controlToken });
      return server;
    });
    addresses = { gateway: url, http: httpUrl, control: controlUrl };
    const inside = openInside(controlled);
    ports.ready = true;
    return {
      url,
      httpUrl,
      controlUrl,
      ca: made.ca,
      caFile: made.caFile,
      defaultWorld: world,
      inside,
      close: (onAnswered) => {
        inside.close();
        return close(onAnswered);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function openDefaultWorld(
  { options, scenario, settings, log, onOutcome, wall }: SimulatorParts,
  doorman: (world: string) => Doorman,
): Promise<World> {
  const { authMode, seed, clock, start, maxAgents } = options;
  return World.open({
    name: DEFAULT_WORLD,
    maxAgents,
    slicing: processSlices,
    scenario,
    doorman,
    settings: { ...settings, ...(authMode === undefined ? {} : { authMode }) },
    ...(seed === undefined ? {} : { seed }),
    ...(clock === undefined ? {} : { clock }),
    ...(start === undefined ? {} : { start }),
    ...(wall === undefined ? {} : { wall }),
    ...(onOutcome === undefined ? { report: (sentence: string) => log.warn(sentence) } : { onOutcome }),
  });
}

/** The parts of a port that a fault opens. The certificates may not exist yet: the first step of a scenario can make a fault. */
interface FaultPorts {
  readonly parts: SimulatorParts;
  readonly ports: Ports;
  readonly mounted: GatewayParts;
  readonly issuing: Promise<Issued>;
}

/** Opens the ports that the faults of a world have of their own: the same gateway for this world alone, behind a server with a flaw. */
function faultDoorman({ parts, ports, mounted, issuing }: FaultPorts): (world: string) => Doorman {
  const { options, log, times = SERVER_TIMES } = parts;
  return (world) => {
    const enter: GatewayHost["enter"] = (asked = world) => (asked === world ? mounted.host.enter(world) : undefined);
    const ownWorld: GatewayParts = { ...mounted, host: { ...mounted.host, enter }, isFurther: true };
    return ({ fault, effect, sentence, onConnection }) => {
      const about = `world ${world}: fault ${fault}`;
      const port = ports.openExtra(options.host, async () => {
        const { options: https, warning } = await flawedServer(await issuing, effect);
        if (warning !== undefined) log.warn(`${about}: ${warning}`);
        // Clients are expected to hang up on this port: no warning about them.
        const made = Fastify({ ...gatewayServer(ownWorld, () => {}), ...secure(times, https) });
        made.server.on("connection", onConnection);
        await made.register(gateway, ownWorld);
        await made.ready();
        return made;
      });
      const tell = (url: string | undefined): void => {
        if (url !== undefined) log.info(`${about} has opened ${url}: ${sentence}`);
      };
      port.opened.then(tell, () => {});
      return port;
    };
  };
}
