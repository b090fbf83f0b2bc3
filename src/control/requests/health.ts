// The health check and the certificate to trust.
// Neither needs a token.
import * as z from "zod";
import { createProblem } from "../problem.ts";
import { createOkAnswer, declareSimulatorRoute, type Route, SchemasByType } from "../route.ts";

const health = declareSimulatorRoute({
  name: "getHealth",
  method: "GET",
  path: "/healthz",
  summary: "Returns 200 if all ports are open, otherwise 503.",
  isPublic: true,
  answers: { 200: z.strictObject({ status: z.literal("ready") }) },
  problems: ["not-ready"],
  handle: ({ parts }) =>
    parts.isReady()
      ? createOkAnswer({ status: "ready" })
      : createProblem("not-ready", "Not all ports of the simulator are open. Try again in a moment."),
});

const certificate = declareSimulatorRoute({
  name: "getCaCertificate",
  method: "GET",
  path: "/ca.pem",
  summary: "Returns the certificate that a client of the gateway must trust, as PEM.",
  isPublic: true,
  answers: { 200: new SchemasByType({ "application/x-pem-file": z.string() }) },
  handle: ({ parts }) => ({ status: 200, body: parts.ca, type: "application/x-pem-file" }),
});

/** The routes of the health check and of the CA certificate. */
export const healthRoutes: readonly Route[] = [health, certificate];
