// Returns the OpenAPI document of the API.
import * as z from "zod";
import { processSlices } from "../../world/time/slices.ts";
import { doInSlices } from "../../world/time/turns.ts";
import { declareSimulatorRoute, type Route } from "../route.ts";

const document = z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) });

/** The JSON of the document by the path of the API, written once, because every port of a process has the same routes. */
const writtenByPath = new Map<string, Promise<Buffer>>();

async function writeDocument(routes: readonly Route[], basePath: string): Promise<Buffer> {
  const { describeApi } = await import("../openapi.ts");
  return Buffer.from(JSON.stringify(await doInSlices(processSlices, "description", describeApi(routes, basePath))));
}

const read = declareSimulatorRoute({
  name: "getOpenApi",
  method: "GET",
  path: "/openapi.json",
  summary: "Returns this description of the API, as OpenAPI 3.1.",
  isPublic: false,
  answers: { 200: document },
  async handle({ routes, parts: { basePath = "/" } }) {
    // The document is written at the first request for it, so that the writing doesn't delay the start of the simulator.
    const document = writtenByPath.get(basePath) ?? writeDocument(routes, basePath);
    writtenByPath.set(basePath, document);
    return { status: 200, type: "application/json", body: await document };
  },
});

/** The route of the OpenAPI document. */
export const descriptionRoutes: readonly Route[] = [read];
