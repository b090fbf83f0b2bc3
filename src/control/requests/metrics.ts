// Returns metrics of the simulator and its worlds, in the Prometheus text format.
import * as z from "zod";
import { closed } from "../../forms/values.ts";
import { expects, show } from "../../forms/wording.ts";
import type { World } from "../../world/world.ts";
import type { Worlds } from "../../world/worlds.ts";
import { createProblem, Problem } from "../problem.ts";
import { declareSimulatorRoute, type Route, SchemasByType } from "../route.ts";

const nameSentence = expects("world", "its name; several as ?world=a&world=b");
const name = z.string({ error: nameSentence });

const scrape = declareSimulatorRoute({
  name: "getMetrics",
  method: "GET",
  path: "/metrics",
  summary:
    "Returns metrics of the process and of worlds in the Prometheus text format. A scrape doesn't count as a request and doesn't extend a ttl.",
  isPublic: false,
  query: closed("query of the metrics", {
    world: z
      .union([name, z.array(name)], { error: nameSentence })
      .transform((named) => (typeof named === "string" ? [named] : named))
      .optional()
      .describe("Names of worlds; default all. Repeat the parameter for several."),
  }),
  answers: { 200: new SchemasByType({ "text/plain": z.string() }) },
  problems: ["unknown-world", "abandoned"],
  async handle({ parts, query, streams, getSignal }) {
    const worlds = query.world === undefined ? parts.worlds.list() : findWorlds(parts.worlds, query.world);
    if (worlds instanceof Problem) return worlds;
    const { measureMetrics: measure } = await import("../metrics/measure-metrics.ts");
    const scrape = {
      worlds,
      count: parts.worlds.list().length,
      streams: streams.count,
      replica: parts.worlds.keeper?.replica,
    };
    return { status: 200, type: "text/plain; version=0.0.4; charset=utf-8", body: await measure(scrape, getSignal) };
  },
});

function findWorlds(worlds: Worlds, names: readonly string[]): World[] | Problem {
  const found: World[] = [];
  for (const name of new Set(names)) {
    // `enter` would extend the ttl, as a request to the world does.
    const world = worlds.get(name);
    if (world === undefined)
      return createProblem("unknown-world", `There is no world named ${show(name)}: GET /worlds lists the worlds.`);
    found.push(world);
  }
  return found;
}

/** The route that Prometheus scrapes. */
export const metricsRoutes: readonly Route[] = [scrape];
