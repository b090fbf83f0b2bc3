// A simulator: opens the doors (gateway over HTTPS, perhaps over HTTP too, and control) on its worlds, and closes them.
import Fastify from "fastify";
import { control, controlServer } from "./control/plugin.ts";
import type { Settings } from "./core/index.ts";
import { Doors } from "./doors.ts";
import { Deliveries, type GatewayHost, gateway, gatewayServer, type RequestLine } from "./gateway/plugin.ts";
import { tellFailedHandshakes } from "./handshakes.ts";
import type { Options } from "./options.ts";
import type { Outcome } from "./scenario/account.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { plain, SERVER_TIMES, type ServerTimes, secure } from "./server-times.ts";
import { type Issued, issue } from "./tls/certificates.ts";
import { flawedServer } from "./tls/flawed-server.ts";
import type { Doorman } from "./world/faults/port.ts";
import { readOrder } from "./world/order.ts";
import type { WallClock } from "./world/wall.ts";
import { World } from "./world/world.ts";
import { DEFAULT_WORLD, WorldError, Worlds } from "./world/worlds.ts";

/** Where a simulator says what happens. */
export interface SimulatorLog {
  /** One answered request; undefined where nobody reads such lines, which then cost nothing. */
  readonly request: ((line: RequestLine) => void) | undefined;
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

/** What a world is made with, in the form of the control API; all but the name may be left out. */
export interface CreateWorldOptions {
  /** 1 to 64 letters, digits, `-`, `_` and `.`: clients name it as `/w/{name}/agentgateway/...`. */
  name: string;
  /** The name of a shipped scenario, YAML text, or the same as an object; `default` when left out. The others beat what it says. */
  scenario?: string | object;
  seed?: number | "random";
  /** `manual`, `1x`, `60x`, ... */
  clock?: string;
  /** The instant at which the world begins, such as `2026-01-05T09:00:00Z`. */
  start?: string;
  /** Settings in the form of a scenario: durations as text, `on` and `off`. */
  settings?: object;
  /** After how long without a request the world is deleted, such as `10m` of wall time; never when left out. */
  ttl?: string;
}

/** A running simulator. */
export interface Simulator extends AsyncDisposable {
  /** The gateway, such as `https://127.0.0.1:8043`, without a slash at the end. */
  readonly url: string;
  /** The same gateway over plain HTTP, where that was asked for. */
  readonly httpUrl: string | undefined;
  readonly controlUrl: string | undefined;
  /** The certificate to trust, as PEM, and the file it is in, if it is in one. */
  readonly ca: string;
  readonly caFile: string | undefined;
  /** A world by name, the default one without; throws when there is none. */
  world(name?: string): World;
  /** Makes a world beside the others; throws a WorldError, which names each mistake, when it cannot be. */
  createWorld(options: CreateWorldOptions): Promise<World>;
  /** Deletes a world, and answers the polls that are held in it; throws a WorldError when there is none, and for the default one. */
  deleteWorld(name: string): void;
  /** Answers what is in flight, releases held polls, and closes every door. */
  close(): Promise<void>;
}

/**
 * Opens a simulator. When anything fails, nothing is left open.
 *
 * @throws CertificateError when certificates of one's own do not serve; an error of the system when an address cannot be taken.
 */
export async function openSimulator(parts: SimulatorParts): Promise<Simulator> {
  const { options, log, times = SERVER_TIMES, wall } = parts;
  const issuing = issue({
    ...(options.cert === undefined ? {} : { certFile: options.cert }),
    ...(options.key === undefined ? {} : { keyFile: options.key }),
    ...(options.certsDir === undefined ? { memory: true } : { certsDir: options.certsDir }),
    sans: [...options.sans],
    host: options.host,
  });
  const deliveries = new Deliveries();
  const doors = new Doors(() => worlds.close());
  const host: GatewayHost = {
    enter: (name) => worlds.enter(name),
    logRequest: log.request,
    warn: (sentence) => log.warn(sentence),
  };
  const doorman = faultDoorman({ parts, doors, host, deliveries, issuing });
  const worlds = new Worlds({
    report: (sentence) => log.warn(sentence),
    // Those whose events are pushed wait for them, and may ask for nothing for a long time.
    onRestored: (world) => void deliveries.of(world),
    doorman,
    ...(wall === undefined ? {} : { wall }),
  });
  try {
    const [{ certificates: made }, world] = await Promise.all([issuing, openDefaultWorld(parts, doorman)]);
    worlds.add(world);
    for (const warning of made.warnings) log.warn(warning);
    const mounted = { host, deliveries };
    const url = await doors.open("https", options.host, options.port, () => {
      const https = { key: made.key, cert: made.cert, minVersion: "TLSv1.2" } as const;
      const door = Fastify({ ...gatewayServer(host.warn), ...secure(times, https) });
      tellFailedHandshakes(door.server, host.warn);
      door.register(gateway, mounted);
      return door;
    });
    const httpUrl = await doors.open("http", options.host, options.httpPort, () => {
      const door = Fastify({ ...gatewayServer(host.warn), ...plain(times) });
      door.register(gateway, mounted);
      return door;
    });
    const controlUrl = await doors.open("http", options.controlHost, options.controlPort, () => {
      const door = Fastify({ ...controlServer(host.warn), ...plain(times) });
      door.register(control, {
        worlds,
        ca: made.ca,
        token: options.controlToken,
        ready: () => doors.ready,
        warn: host.warn,
        ...(wall === undefined ? {} : { wall }),
      });
      return door;
    });
    doors.ready = true;
    return {
      url,
      httpUrl,
      controlUrl,
      ca: made.ca,
      caFile: made.caFile,
      world: (name = DEFAULT_WORLD) => {
        const found = worlds.enter(name);
        if (found === undefined) throw new Error(`There is no world named ${JSON.stringify(name)}.`);
        return found;
      },
      createWorld: async (written) => {
        const read = readOrder(written);
        if ("problems" in read) throw new WorldError("wrong", read.problems);
        const made = await worlds.create(read.order);
        if (made instanceof WorldError) throw made;
        return made;
      },
      deleteWorld: (name) => {
        const outcome = worlds.delete(name);
        if (outcome instanceof WorldError) throw outcome;
      },
      close: () => doors.close(),
      [Symbol.asyncDispose]: () => doors.close(),
    };
  } catch (error) {
    await doors.close();
    throw error;
  }
}

function openDefaultWorld(
  { options, scenario, settings, log, onOutcome, wall }: SimulatorParts,
  doorman: (world: string) => Doorman,
): Promise<World> {
  const { authMode, seed, clock, start } = options;
  return World.open({
    name: DEFAULT_WORLD,
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

/** What the ports of faults are made of; the certificates may be yet to come, because a first step can make a fault. */
interface FaultDoors {
  readonly parts: SimulatorParts;
  readonly doors: Doors;
  readonly host: GatewayHost;
  readonly deliveries: Deliveries;
  readonly issuing: Promise<Issued>;
}

/** Opens the ports that the faults of a world have of their own: the same gateway for this world alone, behind a server with a flaw. */
function faultDoorman({ parts, doors, host, deliveries, issuing }: FaultDoors): (world: string) => Doorman {
  const { options, log, times = SERVER_TIMES } = parts;
  return (world) => {
    const enter: GatewayHost["enter"] = (asked = world) => (asked === world ? host.enter(world) : undefined);
    return ({ fault, effect, sentence, onConnection }) => {
      const about = `world ${world}: fault ${fault}`;
      const door = doors.openFurther(options.host, async () => {
        const { options: https, warning } = await flawedServer(await issuing, effect);
        if (warning !== undefined) log.warn(`${about}: ${warning}`);
        // Nobody is warned of clients that hang up here: that is what the port is for.
        const made = Fastify({ ...gatewayServer(), ...secure(times, https) });
        made.server.on("connection", onConnection);
        await made.register(gateway, { host: { ...host, enter }, deliveries, isFurther: true });
        await made.ready();
        return made;
      });
      const tell = (url: string | undefined): void => {
        if (url !== undefined) log.info(`${about} has opened ${url}: ${sentence}`);
      };
      door.opened.then(tell, () => {});
      return door;
    };
  };
}
