// Opens and closes a simulator: the gateway over HTTPS and optionally over HTTP, and optionally the control API.
import Fastify from "fastify";
import {
  buildControlServerOptions,
  type ControlParts,
  controlPlugin,
  type InProcessControl,
  openInProcess,
} from "./control/plugin.ts";
import { createFaultPortOpener } from "./fault-ports.ts";
import { type FirstWorldsParts, openFirstWorlds, openReplicaOn } from "./first-worlds.ts";
import {
  buildGatewayServerOptions,
  Cors,
  Deliveries,
  type GatewayHost,
  gatewayPlugin,
  type RequestLine,
  type SpecialPort,
  wholeSoundOf,
} from "./gateway/plugin.ts";
import { type HopPorts, openHopPorts, type WorkerParts } from "./hop-ports.ts";
import { reportFailedHandshakes } from "./http/failed-handshakes.ts";
import { issueCertificates } from "./issue-certificates.ts";
import { CONTROL_PATH, MountedControl } from "./mounted-control.ts";
import type { Options } from "./options/options.ts";
import { Ports } from "./serving/ports.ts";
import {
  buildPlainServerOptions,
  buildSecureServerOptions,
  SERVER_TIMEOUTS,
  type ServerTimeouts,
} from "./serving/server-options.ts";
import type { StoreChoice } from "./store/open-replica.ts";
import type { Replica } from "./store/replica.ts";
import { chooseAnnouncedHost } from "./tls/announced-host.ts";
import { createIssuerOfPassed } from "./tls/certificates.ts";
import { isTraced } from "./tracing/is-traced.ts";
import type { ReplayTo } from "./world/earlier-world.ts";
import { processSlices } from "./world/time/slices.ts";
import { systemWallClock } from "./world/time/wall.ts";
import type { World } from "./world/world.ts";
import type { WorldUnavailable } from "./world/world-keeper.ts";
import { Worlds } from "./world/worlds.ts";

/** Receives the messages of a simulator. */
export interface SimulatorLog {
  /** Logs an answered request; undefined if the log has no such lines. */
  readonly request: ((line: RequestLine) => void) | undefined;
  /** Whether these lines include the bodies of request and response. */
  readonly logsBodies?: boolean | undefined;
  warn(sentence: string): void;
  info(sentence: string): void;
}

/** The options that a command reads, and the simulator does not. */
type OptionOfProcess =
  | ("open" | "set" | "controlTokenFile" | "watch" | "tape" | "tapeFsync" | "logLevel" | "logFormat")
  | ("store" | "storeLogin" | "storePrefix" | "lease" | "replica")
  | ("upstream" | "mode" | "answer" | "upstreamCa" | "upstreamInsecure" | "pushAddress" | "plainTape");

/** The parts that a simulator is opened with. */
export interface SimulatorParts extends FirstWorldsParts {
  readonly options: Omit<Options, "certsDir" | OptionOfProcess> & {
    /** The folder of certificates; undefined: in memory. */
    readonly certsDir: string | undefined;
  };
  readonly log: SimulatorLog;
  /** Called with the default world before any port of the options is open; not with a store. */
  readonly onWorld?: (world: World) => void;
  /** Takes the requests to the gateway in place of its worlds; undefined: its worlds serve them. */
  readonly upstream?: SpecialPort["upstream"];
  /** The store that keeps the worlds; without it they end with the process. */
  readonly store?: StoreChoice | undefined;
  /** For a simulator behind a common address: its certificates, the secret of its ports, and the port numbers of the others. */
  readonly worker?: WorkerParts | undefined;
  /** The timeouts of the servers for data from clients; default `SERVER_TIMEOUTS`. */
  readonly times?: ServerTimeouts;
}

/** A simulator whose ports are open. */
export interface OpenSimulator {
  /** The URL of the gateway, such as `https://127.0.0.1:8043`, without a trailing slash. */
  readonly url: string;
  /** The URL of the gateway over plain HTTP; undefined if that port is closed. */
  readonly httpUrl: string | undefined;
  /** The URL of the control API; undefined if it is off. */
  readonly controlUrl: string | undefined;
  /** The CA certificate that clients must trust (PEM). */
  readonly ca: string;
  /** The path of the file with the CA certificate; undefined if there is none. */
  readonly caFile: string | undefined;
  /** The default world. Throws with a store, where any replica can have it. */
  readonly defaultWorld: World;
  /** The control API for programs in this process. */
  readonly inProcess: InProcessControl;
  /** The ports for the requests of a common address; undefined if there is none. */
  readonly hops: HopPorts | undefined;
  /**
   * Answers open requests, releases held polls, and closes all ports.
   *
   * @param onAnswered as for `Ports.close`.
   */
  close(onAnswered?: () => unknown): Promise<void>;
}

/**
 * Opens a simulator. If anything fails, nothing stays open.
 *
 * @throws OptionsError if the certificates or the store cannot be used; EndlessChain if the first steps of the scenario never let time
 *   pass; an error of the system if an address cannot be used.
 */
export async function openSimulator(parts: SimulatorParts): Promise<OpenSimulator> {
  const { options, log, times = SERVER_TIMEOUTS, wall, worker } = parts;
  const issuing =
    worker === undefined ? issueCertificates(options) : Promise.resolve(createIssuerOfPassed(worker.certificates));
  const warn = (sentence: string): void => log.warn(sentence);
  const ports = new Ports({ ...times, wall: wall ?? systemWallClock, warn });
  const deliveries = new Deliveries(warn, {
    hosts: options.pushHosts,
    listenAddress: () => ports.address ?? options.host,
    isOwnPort: (port) => ports.hasPort(port) || worker?.isOwnPort(port) === true,
  });
  const worlds = new Worlds({
    maxAgents: options.maxAgents,
    slicing: processSlices,
    report: warn,
    // Events of restored agents with a push address must be pushed, although their clients may send no request for a long time.
    ...(parts.given?.isSilent === true ? {} : { onDeliveryNeeded: (world: World) => void deliveries.of(world) }),
    ...(wall === undefined ? {} : { wall }),
  });
  const host: GatewayHost = {
    recordSpan: isTraced() ? await (await import("./tracing/request-spans.ts")).openRequestSpans(warn) : undefined,
    enter: (name) => worlds.enter(name),
    ...(parts.store === undefined ? {} : { fetch: (name) => worlds.fetch(name)?.then(isHereOrUnknown) }),
    logRequest: log.request,
    logsBodies: log.logsBodies,
    warn,
    worldDomain: options.worldHost,
  };
  const cors = options.corsOrigin.length === 0 ? undefined : new Cors(options.corsOrigin);
  const gatewayParts = { host, deliveries, cors };
  const portOpener = createFaultPortOpener({ host: options.host, log, times, ports, gatewayParts, issuing });
  worlds.portOpener = portOpener;
  const { controlToken, publicUrl } = options;
  const mounted = options.controlOnGateway && controlToken !== undefined ? new MountedControl(times, warn) : undefined;
  const special = { mounted, upstream: parts.upstream };
  let replica: Replica | undefined;
  const closePorts = (onAnswered?: () => unknown) =>
    ports.close(async () => {
      await replica?.close();
      await onAnswered?.();
    });
  const close = async (onAnswered?: () => unknown): Promise<void> => {
    await Promise.all([mounted?.close(), closePorts(onAnswered)]);
    worlds.close();
  };
  try {
    if (parts.store !== undefined) {
      replica = await openReplicaOn(parts.store, parts, { worlds, portOpener, warn });
      worlds.keeper = replica;
    }
    const opening = replica === undefined ? openFirstWorlds(parts, portOpener, warn) : replica.open().then(() => []);
    const [{ certificates }, firstWorlds] = await Promise.all([issuing, opening]);
    for (const world of firstWorlds) worlds.add(world);
    const [world] = firstWorlds;
    if (world !== undefined) parts.onWorld?.(world);
    for (const warning of certificates.warnings) log.warn(warning);
    ports.announcedHostOf = (scheme, at) => chooseAnnouncedHost(at, scheme === "https" ? certificates.cert : undefined);
    const url = await ports.open("https", options.host, options.port, () => {
      const https = { key: certificates.key, cert: certificates.cert, minVersion: "TLSv1.2" } as const;
      const secure = { ...buildGatewayServerOptions(gatewayParts, special), ...buildSecureServerOptions(times, https) };
      const server = Fastify(secure);
      reportFailedHandshakes(server.server, warn);
      server.register(gatewayPlugin, gatewayParts);
      return server;
    });
    const httpUrl = await ports.open("http", options.host, options.httpPort, () => {
      const plain = { ...buildGatewayServerOptions(gatewayParts, special), ...buildPlainServerOptions(times) };
      const server = Fastify(plain);
      server.register(gatewayPlugin, gatewayParts);
      return server;
    });
    // The answers of the control API name the gateway, so the gateway's port opens first.
    const gatewayUrl = publicUrl ?? url;
    let addresses: ReturnType<ControlParts["addresses"]> = { gateway: gatewayUrl, http: httpUrl };
    const controlParts = {
      worlds,
      ca: certificates.ca,
      worldDomain: options.worldHost,
      publicUrl,
      isReady: () => ports.isReady,
      addresses: () => addresses,
      // Few simulators convert tapes, so the modules for it are loaded at the first conversion.
      convertTape: async (lines: string, stop: AbortSignal) =>
        (await import("./replay/conversion/convert-tape.ts")).convertTape(lines, stop),
      soundOf: wholeSoundOf,
      replayTo,
      warn,
      ...(wall === undefined ? {} : { wall }),
    };
    if (controlToken !== undefined) await mounted?.open({ ...controlParts, token: controlToken });
    const controlPortUrl = await ports.open("http", options.controlHost, options.controlPort, () => {
      const server = Fastify({ ...buildControlServerOptions(warn), ...buildPlainServerOptions(times) });
      server.register(controlPlugin, { ...controlParts, token: controlToken });
      return server;
    });
    const controlUrl = controlPortUrl ?? (mounted && `${url}${CONTROL_PATH}`);
    const mountedUrl = mounted && `${gatewayUrl}${CONTROL_PATH}`;
    addresses = { gateway: gatewayUrl, http: httpUrl, control: controlPortUrl ?? mountedUrl };
    const hops =
      worker &&
      (await openHopPorts(ports, worker, {
        times,
        mounted,
        gatewayParts,
        controlParts: controlPortUrl === undefined ? undefined : { ...controlParts, token: controlToken },
      }));
    const inProcess = openInProcess(controlParts);
    ports.isReady = true;
    // A world that was given may have sessions without a sign-in, like a restored one.
    if (parts.given !== undefined) for (const world of firstWorlds) world.onDeliveryNeeded();
    return {
      url,
      httpUrl,
      controlUrl,
      ca: certificates.ca,
      caFile: certificates.caFile,
      get defaultWorld() {
        if (world !== undefined) return world;
        throw new Error("With a store, the default world is at the replica that served it last.");
      },
      inProcess,
      hops,
      close: (onAnswered) => {
        inProcess.close();
        return close(onAnswered);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Returns whether a world is here or unknown; otherwise it is elsewhere for now. */
const isHereOrUnknown = (fetched: boolean | WorldUnavailable): boolean => typeof fetched === "boolean";

// Loads replays when the first is needed.
const replayTo: ReplayTo = async (...moment) => (await import("./replay/replay-to.ts")).replayTo(...moment);
