// Tests of worlds by host name (--world-host): the path, X-CCGW-World, the Host header and the TLS server name, in this order.
import { request } from "node:https";
import { type Test, test } from "tap";
import { startSimulator } from "../../../src/index.ts";
import { waitForEvent } from "../../support/waiting.ts";

const STATISTICS = "/agentgateway/resource/calldata/101/statistics";

/** Starts a simulator with the worlds default and tests. Returns a function that sends requests. */
async function openWorlds(t: Test) {
  const sim = await startSimulator({ clock: "manual", worldHost: "*.ccgw.test", warn: () => {} });
  t.teardown(() => sim.close());
  await sim.createWorld({ name: "tests", clock: "manual" });
  /** Sends a request. Returns the HTTP status and the names of the worlds that got it. */
  const send = async (servername: string, headers: Record<string, string>, path = STATISTICS) => {
    const countRequests = async () => (await sim.worlds()).map(({ name, requests }) => [name, requests] as const);
    const before = new Map(await countRequests());
    const sent = request(sim.url + path, { ca: sim.ca, servername, headers, agent: false }).end();
    const [response] = (await waitForEvent(sent, "response")) as [{ statusCode: number; resume(): void }];
    response.resume();
    const reached = (await countRequests()).filter(([name, requests]) => requests !== before.get(name));
    return [response.statusCode, reached.map(([name]) => name).join()];
  };
  return { send };
}

test("the Host header names a world, with or without a port, in upper or lower case", async (t) => {
  const { send } = await openWorlds(t);
  t.strictSame(await send("localhost", { Host: "tests.ccgw.test:8043" }), [200, "tests"]);
  t.strictSame(await send("localhost", { Host: "TESTS.ccgw.test." }), [200, "tests"]);
  t.strictSame(await send("localhost", { Host: "ccgw.test" }), [200, "default"]);
  t.strictSame(await send("localhost", { Host: "gateway.example.com" }), [200, "default"]);
  t.strictSame(await send("localhost", { Host: "other.ccgw.test" }), [404, ""]);
  t.strictSame(await send("localhost", { Host: "a.tests.ccgw.test" }), [404, ""]);
});

test("the path precedes X-CCGW-World, which precedes the Host header, which precedes the TLS server name", async (t) => {
  const { send } = await openWorlds(t);
  const tests = "tests.ccgw.test";
  t.strictSame(await send(tests, { Host: "localhost" }), [200, "tests"]);
  t.strictSame(await send(tests, { Host: "default.ccgw.test" }), [200, "default"]);
  t.strictSame(await send(tests, { Host: tests, "X-CCGW-World": "default" }), [200, "default"]);
  t.strictSame(await send(tests, { Host: tests, "X-CCGW-World": "tests" }, `/w/default${STATISTICS}`), [
    200,
    "default",
  ]);
});

test("a pattern with one label is refused, because no client accepts its certificate", async (t) => {
  await t.rejects(startSimulator({ worldHost: "*.localhost" }), {
    message:
      /"\*\.localhost" is not a valid pattern of host names: use \*\. and a domain of at least two labels, such as \*\.ccgw\.test/,
  });
});
