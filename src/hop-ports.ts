// Opens the ports on which a worker serves both APIs to the clients of the common address, which forwards their requests.
import Fastify from "fastify";
import { buildControlServerOptions, type ControlParts, controlPlugin } from "./control/plugin.ts";
import { buildGatewayServerOptions, type GatewayParts, gatewayPlugin } from "./gateway/plugin.ts";
import { acceptHops } from "./http/hop.ts";
import type { MountedApi } from "./http/mounted-api.ts";
import type { Ports } from "./serving/ports.ts";
import { buildPlainServerOptions, type ServerTimeouts } from "./serving/server-options.ts";
import type { PassedCertificates } from "./tls/certificates.ts";

/** The parts that a worker gets from the process of the common address. */
export interface WorkerParts {
  readonly certificates: PassedCertificates;
  /** A secret that shows that a request comes from the common address. */
  readonly secret: string;
  /** Returns whether the common address or another worker listens on a port number. */
  isOwnPort(port: number): boolean;
}

/** The numbers of the ports of a worker. */
export interface HopPorts {
  /** The port of the gateway. */
  readonly gatewayHop: number;
  /** The port of the control API; undefined if the control API has no port. */
  readonly controlHop: number | undefined;
}

/** The maximum size of the headers of a request (bytes). A client may send 16 KiB of headers, and the common address adds one more. */
const MAX_HEADER_SIZE = 32 * 1024;

/** Opens the ports of a worker, on the loopback address. Returns their numbers. */
export async function openHopPorts(
  ports: Ports,
  { secret }: WorkerParts,
  {
    times,
    mounted,
    gatewayParts,
    controlParts,
  }: {
    readonly times: ServerTimeouts;
    readonly mounted: MountedApi | undefined;
    readonly gatewayParts: GatewayParts;
    /** undefined: the control API has no port. */
    readonly controlParts: ControlParts | undefined;
  },
): Promise<HopPorts> {
  // The common address keeps a connection as long as its client does.
  const { http, ...rest } = buildPlainServerOptions({ ...times, keepAliveMs: 0 });
  const serverOptions = { ...rest, http: { ...http, maxHeaderSize: MAX_HEADER_SIZE } };
  const gatewayHop = await ports.open("http", "127.0.0.1", 0, () => {
    const server = Fastify({ ...buildGatewayServerOptions(gatewayParts, { mounted }), ...serverOptions });
    acceptHops(server.server, secret);
    server.register(gatewayPlugin, gatewayParts);
    return server;
  });
  const controlHop = await ports.open("http", "127.0.0.1", controlParts && 0, () => {
    const server = Fastify({ ...buildControlServerOptions(controlParts?.warn), ...serverOptions });
    acceptHops(server.server, secret);
    if (controlParts !== undefined) server.register(controlPlugin, controlParts);
    return server;
  });
  return { gatewayHop: portOf(gatewayHop), controlHop: controlHop === undefined ? undefined : portOf(controlHop) };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
