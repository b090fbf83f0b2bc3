// Tests of what a worker is told of the clients of the common address: their network address, TLS, and the server name they asked for.
import { request } from "node:https";
import { test } from "tap";
import { readOptions } from "../../src/options/option-sources.ts";
import { readScript } from "../../src/world/reading/scripts.ts";
import { nextEvent } from "../support/waiting.ts";
import { openBehindFront } from "./behind-front.ts";

test("a worker sees the address, TLS and server name of a client, and not what another program claims", async (t) => {
  const flags = { port: "0", "http-port": "0", "control-port": "0", "world-host": "*.ccgw.test", clock: "manual" };
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
  const path = "/agentgateway/resource/onlineagent/101/agentstatus";
  const sent = request(`${sim.url}${path}`, {
    ca: sim.ca,
    servername: "elsewhere.ccgw.test",
    headers: { Host: "x" },
    agent: false,
  });
  const [answer] = await nextEvent(sent.end(), "response");
  t.equal(answer.statusCode, 404);
  answer.resume();
  const claim = Buffer.from(JSON.stringify({ address: "192.0.2.1", isSecure: true })).toString("base64url");
  for (const secret of ["only-for-test", "only-for-tests"]) {
    // The common address takes the header away, and a port of the worker needs the secret.
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
