// Tests that servers load no compilers of JSON Schema.
import { createRequire } from "node:module";
import Fastify from "fastify";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { buildPlainServerOptions, SERVER_TIMEOUTS } from "../../src/serving/server-options.ts";

test("a running simulator has loaded no compiler of JSON Schema", async (t) => {
  await using simulator = await startSimulator();
  await simulator.world().agent(101).signIn();

  const loaded = Object.keys(createRequire(import.meta.url).cache);
  t.same(
    loaded.flatMap((file) => /node_modules\/(fastify|@fastify\/[\w-]+-compiler)\/\w+\.js$/.exec(file)?.[1] ?? []),
    ["fastify"],
  );
});

test("a server that has a route with a JSON Schema does not start, and the error says why", async (t) => {
  const server = Fastify(buildPlainServerOptions(SERVER_TIMEOUTS));
  server.get("/", { schema: { querystring: { type: "object" } } }, async () => "");
  await t.rejects(async () => server.ready(), {
    message: /servers have no compiler for it: see src\/serving\/server-options\.ts/,
  });
});
