// Opens the extra ports of faults: the gateway for one world only, on a flawed server.
import Fastify from "fastify";
import { buildGatewayServerOptions, type GatewayHost, type GatewayParts, gatewayPlugin } from "./gateway/plugin.ts";
import type { Ports } from "./serving/ports.ts";
import { buildSecureServerOptions, type ServerTimeouts } from "./serving/server-options.ts";
import type { CertificateIssuer } from "./tls/certificates.ts";
import { makeFlawedServerOptions } from "./tls/flawed-server.ts";
import type { PortOpener } from "./world/faults/fault-port.ts";

/** The parts of a fault's port. The certificates may not exist yet, because the first step of a scenario can add a fault. */
interface FaultPortParts {
  /** The address of the gateway. */
  readonly host: string;
  readonly log: { warn(sentence: string): void; info(sentence: string): void };
  readonly times: ServerTimeouts;
  readonly ports: Ports;
  readonly gatewayParts: GatewayParts;
  readonly issuing: Promise<CertificateIssuer>;
}

/** Returns a function that opens extra ports for faults of a world: the gateway for this world only, on a flawed server. */
export function createFaultPortOpener({
  host,
  log,
  times,
  ports,
  gatewayParts,
  issuing,
}: FaultPortParts): (world: string) => PortOpener {
  return (world) => {
    const enter: GatewayHost["enter"] = (name = world) => (name === world ? gatewayParts.host.enter(world) : undefined);
    const ownWorld: GatewayParts = { ...gatewayParts, host: { ...gatewayParts.host, enter }, isExtraPort: true };
    return ({ fault, effect, sentence, onConnection }) => {
      const about = `world ${world}: fault ${fault}`;
      const port = ports.openExtra(host, async () => {
        const { options: https, warning } = await makeFlawedServerOptions(await issuing, effect);
        if (warning !== undefined) log.warn(`${about}: ${warning}`);
        // Clients are expected to hang up on this port, so failed connections cause no warnings.
        const server = Fastify({
          ...buildGatewayServerOptions(ownWorld, { warn: () => {} }),
          ...buildSecureServerOptions(times, https),
        });
        server.server.on("connection", onConnection);
        await server.register(gatewayPlugin, ownWorld);
        await server.ready();
        return server;
      });
      const logOpened = (url: string | undefined): void => {
        if (url !== undefined) log.info(`${about} opened ${url}: ${sentence}`);
      };
      port.opened.then(logOpened, () => {});
      return port;
    };
  };
}
