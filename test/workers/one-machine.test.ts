// Stories of a simulator with two workers: clients use its common address like that of a single simulator.
import { readFileSync } from "node:fs";
import { request } from "node:https";
import tap, { test } from "tap";
import { chooseWorker } from "../../src/workers/choose-worker.ts";
import { until, waitForEvent } from "../support/waiting.ts";
import { connectTo, FIRST_WORLD, launchWorkers, SECOND_WORLD } from "./launched-workers.ts";

const { ready } = await launchWorkers(tap);
const { sim, client, ensureWorld, sendText } = await connectTo(tap, ready);
const [first, second] = [await ensureWorld(FIRST_WORLD), await ensureWorld(SECOND_WORLD)];

/** Returns a client whose next poll is held. */
async function createPollingClient(id: number, world: string, delivery: "atMostOnce" | "untilNextPoll" = "atMostOnce") {
  await sim.world(world).changeSettings({ pollHold: "0s", delivery });
  const polling = client(id, world);
  await polling.signIn({}, "forcelogin");
  await polling.pollAll();
  await sim.world(world).changeSettings({ pollHold: "1h" });
  return polling;
}

/** Waits until a number of polls is held in a world. */
const waitUntilHeld = (world: string, count: number) =>
  until(async () => new RegExp(`^ccgw_held_polls\\{world="${world}",.*\\} ${count}$`, "m").test(await sim.metrics()));

test("worlds are on different workers, and answers name the port of the world's worker", async (t) => {
  t.strictSame(
    [FIRST_WORLD, SECOND_WORLD].map((name) => chooseWorker(name, 2)),
    [0, 1],
  );
  t.strictSame(
    [(await first.get()).url, (await second.get()).url],
    [`${ready.workers[0]?.gateway}/w/${FIRST_WORLD}`, `${ready.workers[1]?.gateway}/w/${SECOND_WORLD}`],
  );
  t.strictSame([sim.url, sim.httpUrl, sim.controlUrl], [ready.gateway, ready.http, ready.control]);
  t.strictSame(
    ready.workers.map(({ replica }) => replica),
    ["worker-1", "worker-2"],
  );
});

test("agents of both workers sign in over the common address, and header names keep their case", async (t) => {
  for (const world of [FIRST_WORLD, SECOND_WORLD]) {
    const reply = await client(101, world).signIn();
    t.equal(reply.body.retcode, "0");
    t.match(reply.header("Set-GUID"), /^JSESSIONID=/);
    const names = "Content-Type JSON-Type Cache-Control Content-Length Set-GUID Guid Date Connection Keep-Alive";
    t.equal(reply.headerNames.join(" "), names);
  }
  t.equal((await client(101, "nowhere").send("GET", "onlineagent/101/agentstatus")).status, 404);
});

test("the certificate of the common address is that of all workers", async (t) => {
  const ca = readFileSync(ready.ca);
  const statuses: (number | undefined)[] = [];
  for (const url of [ready.gateway, ...ready.workers.map(({ gateway }) => gateway)]) {
    const [answer] = await waitForEvent(request(`${url}/w/${FIRST_WORLD}/`, { ca, agent: false }).end(), "response");
    answer.resume();
    statuses.push(answer.statusCode);
  }
  // The gateway has nothing at this path, but it answers.
  t.strictSame(statuses, [404, 404, 404]);
});

test("a poll is held until the event of its world", async (t) => {
  const ada = await createPollingClient(101, FIRST_WORLD);
  const held = ada.poll();
  await waitUntilHeld(FIRST_WORLD, 1);
  await first.incomingCall({ from: "13800000001", to: { agent: 101 } });
  t.equal((await held).event?.eventType, "AgentState_Busy");
});

for (const delivery of ["atMostOnce", "untilNextPoll"] as const) {
  test(`an event after an abandoned poll goes to the next poll (${delivery})`, async (t) => {
    const ben = await createPollingClient(102, SECOND_WORLD, delivery);
    const abandoned = ben.start("GET", "agentevent/{}");
    abandoned.on("error", () => {});
    abandoned.end();
    await waitUntilHeld(SECOND_WORLD, 1);
    abandoned.destroy();
    await waitUntilHeld(SECOND_WORLD, 0);
    await second.incomingCall({ from: "13800000001", to: { agent: 102 } });
    t.equal((await ben.poll()).event?.eventType, "AgentState_Busy");
    await second.reset();
  });
}

test("pipelined requests to worlds of both workers are answered in order", async (t) => {
  const path = "/agentgateway/resource/onlineagent/101/agentstatus";
  const writeRequest = (world: string, more = "") => `GET /w/${world}${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
  const answer = await sendText(
    writeRequest(FIRST_WORLD) + writeRequest("nowhere") + writeRequest(SECOND_WORLD, "Connection: close\r\n"),
  );
  t.strictSame(answer.match(/HTTP\/1\.1 \d+|named "[^"]*"/g), [
    "HTTP/1.1 200",
    "HTTP/1.1 404",
    'named "nowhere"',
    "HTTP/1.1 200",
  ]);
});

test("a client that closes its sending side after the request gets the answer", async (t) => {
  const answer = await sendText(`GET /w/${FIRST_WORLD}/agentgateway/resource/x HTTP/1.1\r\nHost: x\r\n\r\n`, true);
  t.match(answer, /^HTTP\/1\.1 200 OK\r\n.*"retcode":"000-002"/s);
});

test("an answer that a fault cuts or breaks reaches the client as it is", async (t) => {
  const ada = client(101, FIRST_WORLD);
  await ada.signIn({}, "forcelogin");
  await first.faults.add({ effect: { malformed: true }, times: 1 });
  t.match((await ada.send("GET", "onlineagent/101/agentstatus")).text, /^\{"message"=/);
  await first.faults.add({ effect: { reset: true }, times: 1 });
  await t.rejects(ada.send("GET", "onlineagent/101/agentstatus"), { code: "ECONNRESET", syscall: "read" });
});
