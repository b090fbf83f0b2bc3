// The simulator itself: where its doors are, and which version it is of.
import * as z from "zod";
import { packageVersion } from "../../world/version.ts";
import { ok, type Route, simulatorRoute } from "../route.ts";

export const addressesAnswer = z.strictObject({
  version: z.string(),
  gateway: z.string().nullable().describe("The gateway, such as https://127.0.0.1:8043; null while it is not open."),
  http: z.string().nullable().describe("The same gateway over plain HTTP; null: there is none."),
  control: z.string().nullable().describe("This API; null: it has no port."),
});

const read = simulatorRoute({
  method: "GET",
  path: "/simulator",
  summary: "Where the doors of the simulator are, as it knows them itself, and which version it is of.",
  open: false,
  answers: { 200: addressesAnswer },
  handle: ({ parts }) => {
    const { gateway = null, http = null, control = null } = parts.addresses?.() ?? {};
    return ok({ version: packageVersion(), gateway, http, control });
  },
});

export const addressRoutes: readonly Route[] = [read];
