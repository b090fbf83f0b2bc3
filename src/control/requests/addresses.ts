// Returns the addresses and the version of the simulator.
import * as z from "zod";
import { readPackageVersion } from "../../runtime/version.ts";
import { createOkAnswer, declareSimulatorRoute, type Route } from "../route.ts";

/** The schema of the addresses and the version. */
export const addressesAnswer = z.strictObject({
  version: z.string(),
  gateway: z.string().describe("URL of the gateway."),
  http: z.string().nullable().describe("URL of the gateway over plain HTTP; null if that port is off."),
  control: z.string().nullable().describe("URL of this API; null if it has no port."),
});

const read = declareSimulatorRoute({
  name: "getSimulator",
  method: "GET",
  path: "/simulator",
  summary:
    "Returns the addresses and the version of the simulator. Clients outside its container, or behind a proxy, may need other addresses.",
  isPublic: false,
  answers: { 200: addressesAnswer },
  handle: ({ parts }) => {
    const { gateway, http = null, control = null } = parts.addresses();
    return createOkAnswer({ version: readPackageVersion(), gateway, http, control });
  },
});

/** The route of the addresses and the version. */
export const addressRoutes: readonly Route[] = [read];
