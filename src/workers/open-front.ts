// Opens the common address of several workers: the gateway's ports and the control port, whose requests go to the workers.

import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { DEFAULT_WORLD } from "../control/api-types.ts";
import { buildControlServerOptions, createControlRefusals } from "../control/plugin.ts";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { createGatewayRefusals, readWorldNameBeforeRouting } from "../gateway/plugin.ts";
import { reportFailedHandshakes } from "../http/failed-handshakes.ts";
import { isBelow } from "../http/mounted-api.ts";
import type { UnreadParts } from "../http/unread-answers.ts";
import { CONTROL_PATH } from "../mounted-control.ts";
import { Ports } from "../serving/ports.ts";
import { buildPlainServerOptions, buildSecureServerOptions, type ServerTimeouts } from "../serving/server-options.ts";
import { chooseAnnouncedHost } from "../tls/announced-host.ts";
import { chooseWorker } from "./choose-worker.ts";
import { type CommonAddresses, ControlFront } from "./control-front.ts";
import { FrontServer } from "./front-server.ts";
import { HopTarget } from "./hop-target.ts";
import { KnownWorlds } from "./world-order.ts";

/** The ports on which a worker takes the requests of the common address. */
export interface WorkerAddresses {
  /** The number of its port for requests to the gateway. */
  readonly gatewayHop: number;
  /** The number of its port for requests to the control API; undefined if that is not open. */
  readonly controlHop: number | undefined;
}

/** The parts of a common address. */
export interface FrontParts {
  readonly options: {
    readonly host: string;
    readonly port: number;
    readonly httpPort: number | undefined;
    readonly controlHost: string;
    readonly controlPort: number | undefined;
    readonly controlOnGateway: boolean;
    readonly worldHost: string | undefined;
    readonly publicUrl?: string | undefined;
  };
  readonly certificates: { readonly key: string; readonly cert: string };
  /** Resolves with the workers when all are open. Requests wait for them. */
  readonly workers: Promise<readonly WorkerAddresses[]>;
  /** The names of the workers. */
  readonly replicas: readonly string[];
  /** Proves to the workers that a request comes from the common address. */
  readonly secret: string;
  readonly times: ServerTimeouts;
  /** The clock of the timeouts for clients that don't read. */
  readonly wall: UnreadParts["wall"];
  readonly warn: (sentence: string) => void;
}

/** An open common address. */
export interface Front {
  readonly url: string;
  readonly httpUrl: string | undefined;
  /** The URL of the control API; undefined if it is off. */
  readonly controlUrl: string | undefined;
  /** The numbers of its ports. */
  readonly ports: readonly number[];
  /** Closes like `Ports.close`. The workers answer the requests in flight. */
  close(onAnswered?: () => void): Promise<void>;
}

/** Opens the common address. If anything fails, nothing stays open. */
export async function openFront(parts: FrontParts): Promise<Front> {
  const { options, certificates, times, wall, warn } = parts;
  const ports = new Ports({ ...times, wall, warn });
  const common: { -readonly [Name in keyof CommonAddresses]: CommonAddresses[Name] } = {
    gateway: "",
    http: null,
    control: null,
  };
  const listeners = parts.workers.then((workers) => createListeners(parts, workers, common));
  // A failed worker is reported where it was started.
  listeners.catch(() => {});
  const createWaitingListener = (which: "gateway" | "control"): RequestListener => {
    let ready: RequestListener | undefined;
    void listeners.then(
      (each) => {
        ready = each[which];
      },
      () => {},
    );
    return (request, response) => {
      if (ready !== undefined) ready(request, response);
      else
        listeners.then(
          (each) => each[which](request, response),
          () => request.socket.destroy(),
        );
    };
  };
  try {
    ports.announcedHostOf = (scheme, at) => chooseAnnouncedHost(at, scheme === "https" ? certificates.cert : undefined);
    const url = await ports.open("https", options.host, options.port, () => {
      const https = { ...certificates, minVersion: "TLSv1.2" } as const;
      const server = new FrontServer(
        buildSecureServerOptions(times, https),
        createGatewayRefusals(warn),
        createWaitingListener("gateway"),
        warn,
      );
      reportFailedHandshakes(server.server, warn);
      return server;
    });
    const httpUrl = await ports.open(
      "http",
      options.host,
      options.httpPort,
      () =>
        new FrontServer(
          buildPlainServerOptions(times),
          createGatewayRefusals(warn),
          createWaitingListener("gateway"),
          warn,
        ),
    );
    const controlPortUrl = await ports.open(
      "http",
      options.controlHost,
      options.controlPort,
      () =>
        new FrontServer(
          buildPlainServerOptions(times),
          createControlRefusals(warn),
          createWaitingListener("control"),
          warn,
        ),
    );
    const buildControlUrl = (base: string | undefined) =>
      controlPortUrl ?? (options.controlOnGateway ? `${base}${CONTROL_PATH}` : undefined);
    const controlUrl = buildControlUrl(url);
    const gateway = options.publicUrl ?? url;
    Object.assign(common, { gateway, http: httpUrl ?? null, control: buildControlUrl(gateway) ?? null });
    const numbers = [url, httpUrl, controlPortUrl]
      .filter((one) => one !== undefined)
      .map((one) => Number(new URL(one).port));
    return { url, httpUrl, controlUrl, ports: numbers, close: (onAnswered) => ports.close(onAnswered) };
  } catch (error) {
    await ports.close();
    throw error;
  }
}

/** Returns the request listeners of the gateway's ports and of the control port. */
function createListeners(
  { options, replicas, secret }: FrontParts,
  workers: readonly WorkerAddresses[],
  common: CommonAddresses,
): Readonly<Record<"gateway" | "control", RequestListener>> {
  const gateways = workers.map(({ gatewayHop }) => new HopTarget(gatewayHop, secret));
  const controls = workers.map(({ controlHop = 0 }) => new HopTarget(controlHop, secret));
  const shared = {
    replicas,
    worlds: new KnownWorlds(),
    generated: { lastNumber: 0 },
    addresses: () => common,
    bodyLimit: buildControlServerOptions().bodyLimit,
  };
  const control = new ControlFront({ ...shared, targets: controls, basePath: "" });
  const mounted = options.controlOnGateway
    ? new ControlFront({ ...shared, targets: gateways, basePath: CONTROL_PATH })
    : undefined;
  return {
    control: control.serve,
    gateway: (request: IncomingMessage, response: ServerResponse): void => {
      if (mounted !== undefined && isBelow(CONTROL_PATH, request.url ?? "")) {
        mounted.serve(request, response);
        return;
      }
      const world = readWorldNameBeforeRouting(request, options.worldHost) ?? DEFAULT_WORLD;
      forward(request, response, gateways[chooseWorker(world, gateways.length)] as ForwardTarget);
    },
  };
}
