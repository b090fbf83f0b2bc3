// A page of another origin in Chromium: the example of the documentation signs in, polls and signs out.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { type Test, test } from "tap";
import { startSimulator } from "../../../src/index.ts";
import { noChromium, openPage } from "../../support/chromium.ts";
import { nextEvent, waitFor } from "../../support/waiting.ts";

const PAGE = readFileSync(new URL("../../../examples/browser/agent.html", import.meta.url), "utf8");

/** What a test does to the page as a person would, and how it gets to know what the page tells. */
const HAND = `<script type="module">
  const told = document.querySelector("#told");
  new MutationObserver(async () => {
    if (told.textContent.includes("talktime")) document.forms[0].out.click();
    await fetch("/told", { method: "POST", body: told.textContent });
  }).observe(told, { childList: true });
  document.forms[0].in.click();
</script>`;

/** A web server with the page; `told` is every text that the page has shown so far, the newest last. */
async function openSite(t: Test) {
  const told: string[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === "/told") told.push(await textOf(request));
    response.writeHead(200, { "Content-Type": "text/html" }).end(request.url?.startsWith("/agent") ? PAGE + HAND : "");
    server.emit("told");
  }).listen(0, "127.0.0.1");
  await nextEvent(server, "listening");
  t.teardown(() => server.close().closeAllConnections());
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** Waits until the page shows something that fits. */
    async shows(what: RegExp): Promise<string> {
      for (;;) {
        const text = told.find((one) => what.test(one));
        if (text !== undefined) return text;
        await waitFor(once(server, "told"), () => `the page shows no ${what}: ${told.at(-1)}`);
      }
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

/** The certificate that a server shows. */
async function certificateOf(url: string, ca: string): Promise<string> {
  const socket: TLSSocket = connect({ host: "127.0.0.1", port: Number(new URL(url).port), ca });
  await nextEvent(socket, "secureConnect");
  const shown = socket.getPeerX509Certificate()?.toString() ?? "";
  socket.destroy();
  return shown;
}

const SCENARIO = { center: { queues: [{ id: 25, name: "Support" }], agents: [{ id: 101, queues: [25] }] } };

test("a page of an allowed origin can take a call, from sign-in to sign-out", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  await using sim = await startSimulator({ scenario: SCENARIO, corsOrigin: site.origin, clock: "manual" });
  const world = sim.world();
  openPage(t, `${site.origin}/agent.html?gateway=${sim.url}`, await certificateOf(sim.url, sim.ca));
  await world.verify({ operation: "resetSkill", agent: 101, times: { min: 1 }, within: "5m" });
  await world.incomingCall({ to: { queue: 25 } });
  // Without the Guid, which it must read from a header, the page would get no further than its sign-in.
  const shown = (await site.shows(/signed out/)).split("\n");
  t.match(shown.slice(0, 10), [
    "Agent 101 has signed in.",
    "AgentOther_InService",
    "AgentState_Ready",
    "AgentState_Busy",
    "AgentOther_PhoneAlerting",
    "AgentOther_PhoneOffhook",
    "AgentEvent_Incoming_CallInfo",
    "AgentEvent_Auto_Answer",
    "AgentEvent_Talking",
    /^\{"talktime":0,"answernums":1,/,
  ]);
  t.equal(shown.at(-2), "Agent 101 has signed out.");
  t.strictSame(await world.findings.list(), []);
});

test("the browser blocks requests of a page of a foreign origin", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  const warnings: string[] = [];
  const warn = (sentence: string) => warnings.push(sentence);
  await using sim = await startSimulator({ scenario: SCENARIO, corsOrigin: "http://crm.test", clock: "manual", warn });
  openPage(t, `${site.origin}/agent.html?gateway=${sim.url}`, await certificateOf(sim.url, sim.ca));
  t.equal(
    await site.shows(/./),
    `No answer: does the browser trust the certificate, and may ${site.origin} ask (--cors-origin)?\n`,
  );
  t.strictSame(warnings, [
    `A page of "${site.origin}" may not use the gateway: allow it with --cors-origin. Answered 000-002.`,
  ]);
  t.equal((await sim.world().agent(101).get()).state, "signedOut");
});
