// Tests of the facts that a worker gets from the common address: the address and server name of clients, and the URLs in answers.
import { request } from "node:https";
import { type Test, test } from "tap";
import { readOptions } from "../../src/options/option-sources.ts";
import { readScript } from "../../src/world/reading/read-script.ts";
import { waitForEvent } from "../support/waiting.ts";
import { openBehindFront } from "./behind-front.ts";

/** Opens a simulator with one agent behind a common address, until the test ends. */
async function openWithOneWorker(t: Test, more: Readonly<Record<string, string>>) {
  const flags = { port: "0", "http-port": "0", clock: "manual", ...more };
  const read = readOptions({ flags, environment: {} });
  const script = await readScript({ center: { agents: [{ id: 101 }] } });
  if ("problems" in read || "problems" in script) throw new Error(JSON.stringify([read, script]));
  const warnings: string[] = [];
  const sim = await openBehindFront({
    options: { ...read.options, certsDir: undefined },
    scenario: script.scenario,
    log: { request: undefined, warn: (sentence) => warnings.push(sentence), info: () => {} },
  });
  t.teardown(() => sim.close());
  return { sim, warnings };
}

test("a worker sees the address and server name of a client, and not what another program claims", async (t) => {
  const { sim, warnings } = await openWithOneWorker(t, { "control-port": "0", "world-host": "*.ccgw.test" });
  const path = "/agentgateway/resource/onlineagent/101/agentstatus";
  const sent = request(`${sim.url}${path}`, {
    ca: sim.ca,
    servername: "elsewhere.ccgw.test",
    headers: { Host: "x" },
    agent: false,
  });
  const [answer] = await waitForEvent(sent.end(), "response");
  t.equal(answer.statusCode, 404);
  answer.resume();
  const claim = Buffer.from(JSON.stringify({ address: "192.0.2.1", isSecure: true })).toString("base64url");
  for (const secret of ["only-for-test", "only-for-tests"]) {
    // The common address removes X-CCGW-Hop, and a worker ignores it without the right secret.
    const headers = { "X-CCGW-World": "nowhere", "X-CCGW-Hop": `${secret}.${claim}` };
    await fetch(`${sim.httpUrl}${path}`, { headers });
    if (secret === "only-for-test") await fetch(`http://127.0.0.1:${sim.hops?.gatewayHop}${path}`, { headers });
  }
  const ending = "was answered 404: there is no world named";
  t.strictSame(warnings, [
    `GET "${path}" from 127.0.0.1 ${ending} "elsewhere".`,
    ...Array.from({ length: 3 }, () => `GET "${path}" from 127.0.0.1 ${ending} "nowhere".`),
  ]);
});

test("answers of workers name the gateway as clients reach it", async (t) => {
  const control = { "control-port": "off", "control-on-gateway": "on", "control-token": "a-token" };
  const { sim } = await openWithOneWorker(t, { ...control, "public-url": "https://ccgw.example:9443" });
  const answer = await fetch(`${sim.httpUrl}/ccgw/simulator`, { headers: { Authorization: "Bearer a-token" } });
  t.hasStrict(await answer.json(), { gateway: "https://ccgw.example:9443", control: "https://ccgw.example:9443/ccgw" });
  t.equal(sim.controlUrl, `${sim.url}/ccgw`);
});
