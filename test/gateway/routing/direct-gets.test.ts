// Tests that GETs of operations without a world in the path bypass Fastify, and all other requests pass through it.
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { test } from "tap";
import { buildGatewayServerOptions, Deliveries, gatewayPlugin } from "../../../src/gateway/plugin.ts";
import { openWorld, ROOT } from "../../support/gateway.ts";

test("GETs of operations without a world in the path bypass Fastify, and all other requests pass through it", async (t) => {
  const world = await openWorld();
  const parts = {
    host: {
      enter: (name = world.name) => (name === world.name ? world : undefined),
      logRequest: undefined,
      warn: () => {},
    },
    deliveries: new Deliveries(),
  };
  const seen: string[] = [];
  const app = Fastify(buildGatewayServerOptions(parts));
  app.addHook("onRequest", async ({ raw }) => void seen.push(`${raw.method} ${raw.url}`));
  app.register(gatewayPlugin, parts);
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.teardown(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const retcodes: string[] = [];
  for (const [method, path] of [
    ["GET", `${ROOT}/calldata/101/statistics`],
    ["GET", `${ROOT}/agentevent/101`],
    ["PUT", `${ROOT}/voicecall/101/answer`],
    ["GET", `${ROOT}/calldata/101/nothing`],
    ["GET", `/w/default${ROOT}/agentevent/101`],
  ] as const) {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    retcodes.push(((await answer.json().catch(() => ({}))) as { retcode?: string }).retcode ?? String(answer.status));
  }
  t.strictSame(seen, [
    `PUT ${ROOT}/voicecall/101/answer`,
    `GET ${ROOT}/calldata/101/nothing`,
    `GET ${ROOT}/agentevent/101`,
  ]);
  t.strictSame(retcodes, ["100-006", "100-006", "100-006", "000-002", "100-006"]);
  t.equal(app.server.listenerCount("request"), 1, "Fastify adds no second listener");
});
