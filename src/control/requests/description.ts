// The OpenAPI document of the API.
import * as z from "zod";
import { type Route, simulatorRoute } from "../route.ts";

const document = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

/** The JSON of the document, written once, because every port of a process has the same routes. */
let written: Promise<Buffer> | undefined;

const read = simulatorRoute({
  name: "getOpenApi",
  method: "GET",
  path: "/openapi.json",
  summary: "Returns this description of the API, as OpenAPI 3.1.",
  isPublic: false,
  answers: { 200: document },
  async handle({ routes }) {
    // The first request for the document writes it, so that it doesn't delay the start.
    written ??= import("../openapi.ts").then(({ describeApi }) => Buffer.from(JSON.stringify(describeApi(routes))));
    return { status: 200, type: "application/json", body: await written };
  },
});

export const descriptionRoutes: readonly Route[] = [read];
