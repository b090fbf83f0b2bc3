// Tests of the example pages of the documentation in Chromium: pages of another origin, used as a person would use them.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { type Test, test } from "tap";
import { type Scenario, startSimulator } from "../../../src/index.ts";
import { noChromium, openPage } from "../../support/chromium.ts";
import { waitFor, waitForEvent } from "../../support/waiting.ts";

const readExample = (name: string) =>
  readFileSync(new URL(`../../../examples/browser/${name}`, import.meta.url), "utf8");

/** Returns a script that runs `acts` whenever the text of the page changes, as a person would act, and sends the text to the test. */
const createUserScript = (acts: string) => `<script type="module">
  const { in: signIn, out: signOut } = document.forms[0];
  new MutationObserver(async () => {
    const text = document.body.innerText.trim();
    ${acts}
    await fetch("/shown", { method: "POST", body: text });
  }).observe(document.body, { childList: true, subtree: true });
  signIn.click();
</script>`;

const FILES: Readonly<Record<string, readonly [type: string, text: string]>> = {
  "/agent.html": [
    "text/html",
    readExample("agent.html") + createUserScript('if (text.includes("talktime")) signOut.click();'),
  ],
  "/supervisor.html": [
    "text/html",
    readExample("supervisor.html") +
      createUserScript(`
        const listen = [...document.querySelectorAll("#colleagues button")].find((one) => one.innerText === "Listen");
        if (listen && !window.hasListened) listen.click();
        window.hasListened ||= listen !== undefined;`),
  ],
  "/resource-js.html": [
    "text/html",
    readExample("resource-js.html") + createUserScript('if (text.includes("AgentEvent_Talking")) signOut.click();'),
  ],
  "/chat.html": [
    "text/html",
    readExample("chat.html") +
      createUserScript(`
        const button = (label) => [...document.querySelectorAll("#chats button")].find((one) => one.innerText === label);
        const write = document.querySelector("#chats form");
        button("Answer")?.click();
        if (text.includes("Order 7") && !text.includes("101: ")) {
          write.querySelector("input").value = "<b>It is on its way.</b>";
          button("Send").click();
        }
        if (text.includes("Thanks")) button("End the chat")?.click();
        if (text.includes("over")) signOut.click();`),
  ],
  "/gateway.js": ["text/javascript", readExample("gateway.js")],
};

/** Opens a web server with the pages, which report the texts that they show. It closes when the test ends. */
async function openSite(t: Test) {
  const gateway = { url: "https://127.0.0.1:8043" };
  /** The texts that a page has shown, newest last. */
  const shown: string[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === "/shown") shown.push(await readBody(request));
    const [type, text] = FILES[request.url?.split("?")[0] ?? ""] ?? ["text/plain", ""];
    response.writeHead(200, { "Content-Type": type }).end(text.replace('"https://127.0.0.1:8043/', `"${gateway.url}/`));
    server.emit("shown");
  }).listen(0, "127.0.0.1");
  await waitForEvent(server, "listening");
  t.teardown(() => server.close().closeAllConnections());
  return {
    /** The address of the gateway in the pages that load a script from it. */
    gateway,
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    /** Waits until the page shows a text that matches. Returns the text. */
    async waitForText(what: RegExp): Promise<string> {
      for (;;) {
        const text = shown.find((line) => what.test(line));
        if (text !== undefined) return text;
        await waitFor(once(server, "shown"), () => `the page shows no ${what}: ${shown.at(-1)}`);
      }
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += part;
  return text;
}

/** Fetches the certificate of a server. Returns it as PEM. */
async function fetchCertificate(url: string, ca: string): Promise<string> {
  const socket: TLSSocket = connect({ host: "127.0.0.1", port: Number(new URL(url).port), ca });
  await waitForEvent(socket, "secureConnect");
  const certificate = socket.getPeerX509Certificate()?.toString() ?? "";
  socket.destroy();
  return certificate;
}

const SCENARIO = { center: { queues: [{ id: 25, name: "Support" }], agents: [{ id: 101, queues: [25] }] } };

test("a page of an allowed origin can take a call, from sign-in to sign-out", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  await using sim = await startSimulator({ scenario: SCENARIO, corsOrigin: site.origin, clock: "manual" });
  const world = sim.world();
  openPage(t, `${site.origin}/agent.html?gateway=${sim.url}`, await fetchCertificate(sim.url, sim.ca));
  await world.verify({ operation: "resetSkill", agent: 101, times: { min: 1 }, within: "5m" });
  await world.incomingCall({ to: { queue: 25 } });
  // The page must read the Guid from a header. Without it, nothing works after the sign-in.
  // The first line of the page is its form.
  const [, ...shown] = (await site.waitForText(/signed out/)).split("\n");
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
  t.equal(shown.at(-1), "Agent 101 has signed out.");
  t.strictSame(await world.findings.list(), []);
});

test("a page can take a call with the JavaScript client of the gateway", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  await using sim = await startSimulator({ scenario: SCENARIO, corsOrigin: site.origin, clock: "manual" });
  site.gateway.url = `${sim.url}/w/default`;
  const world = sim.world();
  openPage(t, `${site.origin}/resource-js.html`, await fetchCertificate(sim.url, sim.ca));
  await world.verify({ operation: "resetSkill", agent: 101, times: { min: 1 }, within: "5m" });
  t.strictSame(
    (await world.journal.list({ operation: "resourceJs" })).map(({ method, retcode }) => [method, retcode]),
    [["GET", "0"]],
  );
  await world.incomingCall({ to: { queue: 25 } });
  const [, ...shown] = (await site.waitForText(/signed out/)).split("\n");
  t.strictSame(
    [shown[0], shown.includes("AgentEvent_Talking"), shown.at(-1)],
    ["Agent 101 has signed in.", true, "Agent 101 has signed out."],
  );
  // For a request without a body, the real script sends no Content-Type either.
  t.strictSame(
    (await world.findings.list()).map(({ kind }) => kind),
    ["content-type-missing"],
  );
});

test("a page can answer a chat, show messages both ways, and end it", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  const center = {
    queues: [{ id: 30, name: "Web shop", media: "chat" }],
    agents: [{ id: 101, queues: [30] }],
  } satisfies Scenario["center"];
  await using sim = await startSimulator({ scenario: { center }, corsOrigin: site.origin, clock: "manual" });
  site.gateway.url = sim.url;
  const world = sim.world();
  openPage(t, `${site.origin}/chat.html`, await fetchCertificate(sim.url, sim.ca));
  await world.verify({ operation: "resetSkill", agent: 101, times: { min: 1 }, within: "5m" });
  const chat = await world.beginChat({ to: { queue: 30 }, from: "13800000001", name: "Mia", text: "Order 7?" });
  await site.waitForText(/101: /);
  await chat.say("Thanks");
  const shown = await site.waitForText(/signed out/);
  t.match(shown, /Mia\s+13800000001: Order 7\?\s+101: <b>It is on its way\.<\/b>\s+13800000001: Thanks\s+over/);
  t.strictSame(
    (await chat.get()).messages?.map(({ text }) => text),
    ["Order 7?", "<b>It is on its way.</b>", "Thanks"],
  );
  t.strictSame([(await world.agent(101).get()).state, (await chat.get()).end], ["signedOut", "agent"]);
});

test("a supervisor's page shows queues and colleagues, and listens to one", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  const center = {
    queues: [{ id: 25, name: "Support" }],
    agents: [
      { id: 110, inspector: true },
      { id: 201, name: "Ada", queues: [25], autopilot: true },
    ],
  };
  await using sim = await startSimulator({ scenario: { center }, corsOrigin: site.origin, clock: "manual" });
  const world = sim.world();
  await world.incomingCall({ to: { queue: 25 } });
  await world.incomingCall({ to: { queue: 25 } });
  await world.clock.advance("30s");
  openPage(t, `${site.origin}/supervisor.html?gateway=${sim.url}`, await fetchCertificate(sim.url, sim.ca));
  const shown = await site.waitForText(/AgentState_SetSupervise_Success|Ada/);
  t.match(shown, /Support\t1\t30 s\t1\t0\t100 %/);
  t.match(shown, /201\tAda\tDefault\tin a call/);
  await world.verify({ operation: "addSupervise", agent: 110, retcode: "0", times: 1, within: "5m" });
  t.equal((await world.agent(110).get()).state, "inspecting");
  t.strictSame(await world.findings.list(), []);
});

test("the browser blocks requests of a page whose origin is not allowed", { skip: noChromium }, async (t) => {
  const site = await openSite(t);
  const warnings: string[] = [];
  const warn = (sentence: string) => warnings.push(sentence);
  await using sim = await startSimulator({ scenario: SCENARIO, corsOrigin: "http://crm.test", clock: "manual", warn });
  openPage(t, `${site.origin}/agent.html?gateway=${sim.url}`, await fetchCertificate(sim.url, sim.ca));
  const sentence = `No answer: does the browser trust the certificate, and does the simulator allow ${site.origin} (--cors-origin)?`;
  t.ok((await site.waitForText(/No answer/)).endsWith(sentence));
  t.strictSame(warnings, [
    `A page of "${site.origin}" may not use the gateway: allow it with --cors-origin. Answered 000-002.`,
  ]);
  t.equal((await sim.world().agent(101).get()).state, "signedOut");
});
