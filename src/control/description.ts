// The API's description of itself, for programs that make clients, checks or pages of it.
import * as z from "zod";
import { ok, type Route, simulatorRoute } from "./route.ts";

const document = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

// The requests are the same for every door of a process.
let made: object | undefined;

const read = simulatorRoute({
  method: "GET",
  path: "/openapi.json",
  summary: "Every request of this API with its parameters, bodies and answers, as OpenAPI 3.1.",
  open: false,
  answers: { 200: document },
  async handle({ routes }) {
    // Made when it is first asked for: nobody's start waits for it.
    made ??= (await import("./openapi.ts")).describeApi(routes);
    return ok(made);
  },
});

export const descriptionRoutes: readonly Route[] = [read];
