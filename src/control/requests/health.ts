// Whether the simulator is ready, and the certificate to trust: for everyone who can reach the port.
import * as z from "zod";
import { problem } from "../problem.ts";
import { ByType, ok, type Route, simulatorRoute } from "../route.ts";

const health = simulatorRoute({
  method: "GET",
  path: "/healthz",
  summary: "Whether every door of the simulator is open.",
  open: true,
  answers: { 200: z.strictObject({ status: z.literal("ready") }) },
  problems: ["not-ready"],
  handle: ({ parts }) =>
    parts.ready()
      ? ok({ status: "ready" })
      : problem(
          "not-ready",
          "Some doors of the simulator are not open yet, or are closed by now. Ask again in a moment.",
        ),
});

const certificate = simulatorRoute({
  method: "GET",
  path: "/ca.pem",
  summary: "The certificate that a client of the gateway has to trust, as PEM.",
  open: true,
  answers: { 200: new ByType({ "application/x-pem-file": z.string() }) },
  handle: ({ parts }) => ({ status: 200, body: parts.ca, type: "application/x-pem-file" }),
});

export const healthRoutes: readonly Route[] = [health, certificate];
