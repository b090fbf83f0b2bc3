// Opens a simulator behind a common address, in the process of the test.
import { issueCertificates } from "../../src/issue-certificates.ts";
import { type OpenSimulator, openSimulator, type SimulatorParts } from "../../src/open-simulator.ts";
import { SERVER_TIMEOUTS } from "../../src/serving/server-options.ts";
import { openFront } from "../../src/workers/open-front.ts";
import { systemWallClock } from "../../src/world/time/wall.ts";

/** Opens a simulator as the only worker. Its URLs are those of the common address. */
export async function openBehindFront(parts: SimulatorParts): Promise<OpenSimulator> {
  const { options, log, times = SERVER_TIMEOUTS, wall = systemWallClock } = parts;
  const { certificates, exportPlain } = await issueCertificates(options);
  const secret = "only-for-tests";
  const worker = { certificates: exportPlain(), secret, isOwnPort: (port: number) => front.ports.includes(port) };
  const own = {
    ...options,
    port: 0,
    httpPort: undefined,
    controlPort: options.controlPort === undefined ? undefined : 0,
  };
  const opening = openSimulator({ ...parts, options: own, worker });
  const front = await openFront({
    options,
    certificates,
    workers: opening.then(({ hops }) => (hops === undefined ? [] : [hops])),
    replicas: ["worker-1"],
    secret,
    times,
    wall,
    warn: log.warn,
  });
  const simulator = await opening;
  const { defaultWorld } = simulator;
  return {
    ...simulator,
    defaultWorld,
    url: front.url,
    httpUrl: front.httpUrl,
    controlUrl: front.controlUrl,
    close: async (onAnswered) => {
      await Promise.all([simulator.close(), front.close(onAnswered)]);
    },
  };
}
