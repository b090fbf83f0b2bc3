// The health check and the certificate to trust. Neither needs a token.
import * as z from "zod";
import { problem } from "../problem.ts";
import { ByType, ok, type Route, simulatorRoute } from "../route.ts";

const health = simulatorRoute({
  name: "getHealth",
  method: "GET",
  path: "/healthz",
  summary: "Returns 200 once all ports are open.",
  open: true,
  answers: { 200: z.strictObject({ status: z.literal("ready") }) },
  problems: ["not-ready"],
  handle: ({ parts }) =>
    parts.ready()
      ? ok({ status: "ready" })
      : problem("not-ready", "Not all ports of the simulator are open. Try again in a moment."),
});

const certificate = simulatorRoute({
  name: "getCaCertificate",
  method: "GET",
  path: "/ca.pem",
  summary: "Returns the certificate that a client of the gateway must trust, as PEM.",
  open: true,
  answers: { 200: new ByType({ "application/x-pem-file": z.string() }) },
  handle: ({ parts }) => ({ status: 200, body: parts.ca, type: "application/x-pem-file" }),
});

export const healthRoutes: readonly Route[] = [health, certificate];
