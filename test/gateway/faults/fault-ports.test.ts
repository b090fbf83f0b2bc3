// Tests of the ports of faults: the world that they serve, its sessions and events, and their end.
import { request } from "node:https";
import { connect } from "node:net";
import { type Test, test } from "tap";
import { startSimulator } from "../../../src/index.ts";
import { ROOT } from "../../support/gateway.ts";
import { until, waitForEvent } from "../../support/waiting.ts";

/** Opens a simulator with the worlds default and night, and a fault with a port in each. Returns it with the URLs of the ports. */
async function openWithFaultPorts(t: Test) {
  const sim = await startSimulator({
    clock: "manual",
    scenario: { center: { agents: [{ id: 101, name: "Ada" }] } },
    settings: { statisticsOutsideCall: "answer" },
  });
  t.teardown(() => sim.close());
  const scenario = { center: { agents: [{ id: 201 }] } };
  await sim.createWorld({ name: "night", clock: "manual", scenario });
  const openFaultPort = async (world: string) =>
    (await sim.world(world).faults.add({ effect: { certificate: "expired" } })).url ?? "";
  return { sim, defaultUrl: await openFaultPort("default"), nightUrl: await openFaultPort("night") };
}

/** Sends a request as a client that does not verify certificates. */
async function send(url: string, method = "GET", body?: object, guid = "") {
  const sent = request(url, { method, rejectUnauthorized: false, agent: false, headers: { Guid: guid } });
  sent.end(body && JSON.stringify(body));
  const [response] = await waitForEvent(sent, "response");
  let text = "";
  for await (const part of response.setEncoding("utf8")) text += part;
  return { status: response.statusCode, text, guid: String(response.headers["set-guid"]).replace("JSESSIONID=", "") };
}

const signIn = (url: string, agent: number) =>
  send(`${url}${ROOT}/onlineagent/${agent}`, "PUT", { password: "secret", phonenum: "40038" });

test("the port of a fault serves the world of the fault without its name in the request", async (t) => {
  const { defaultUrl, nightUrl } = await openWithFaultPorts(t);
  const retcodes: string[] = [];
  for (const [url, agent] of [
    [defaultUrl, 101],
    [defaultUrl, 201],
    [nightUrl, 101],
    [nightUrl, 201],
  ] as const) {
    retcodes.push(JSON.parse((await signIn(url, agent)).text).retcode);
  }
  t.strictSame(retcodes, ["0", "100-004", "100-004", "0"]);
});

test("a request on the port of a fault is answered with 404 if its path names another world", async (t) => {
  const { nightUrl } = await openWithFaultPorts(t);
  const path = `${ROOT}/onlineagent/201/agentstatus`;
  const answers = [await send(`${nightUrl}/w/default${path}`), await send(`${nightUrl}/w/night${path}`)];
  t.strictSame(
    answers.map(({ status, text }) => [status, text]),
    [
      [404, 'There is no world named "default" here.\n'],
      [200, '{"message":"agent not login","retcode":"100-006","result":""}'],
    ],
  );
});

test("the port shares sessions and polls with the world, and only its own connections end when it closes", async (t) => {
  const { sim, defaultUrl } = await openWithFaultPorts(t);
  const world = sim.world();
  const untilHeld = async (polls: number) => {
    await until(async () => (await sim.metrics()).includes(`\nccgw_held_polls{world="default"} ${polls}\n`));
  };
  const { guid } = await signIn(defaultUrl, 101);
  t.equal(
    JSON.parse((await send(`${sim.url}${ROOT}/calldata/101/statistics`, "GET", undefined, guid)).text).retcode,
    "0",
  );
  const poll = (url: string) => send(`${url}${ROOT}/agentevent/101`, "GET", undefined, guid);
  await until(async () => JSON.parse((await poll(sim.url)).text).event.eventType === "AgentState_Ready");
  const cutPoll = poll(defaultUrl).then(
    () => "answered",
    (error: NodeJS.ErrnoException) => error.code,
  );
  await untilHeld(1);
  await world.faults.clear();
  t.equal(await cutPoll, "ECONNRESET");
  await untilHeld(0);
  const held = poll(sim.url);
  await untilHeld(1);
  await send(`${sim.url}${ROOT}/onlineagent/101/saybusy`, "POST", undefined, guid);
  t.equal(JSON.parse((await held).text).event.eventType, "AgentState_SetNotReady_Success");
});

test("a simulator that closes before the port is open logs no warning and leaves no port open", async (t) => {
  const warnings: string[] = [];
  const sim = await startSimulator({ clock: "manual", warn: (sentence) => warnings.push(sentence) });
  const adding = sim.world().faults.add({ effect: { certificate: "expired" } });
  await sim.close();
  t.strictSame([(await adding).url, warnings], [null, []]);
});

test("a connection before its TLS handshake is also cut and counted", async (t) => {
  const { sim, defaultUrl } = await openWithFaultPorts(t);
  const { faults } = sim.world();
  const socket = connect(Number(new URL(defaultUrl).port), "127.0.0.1");
  await until(async () => (await faults.get(1)).timesApplied === 1);
  socket.on("error", () => {});
  await faults.clear();
  await waitForEvent(socket, "close");
  t.strictSame(await faults.list(), []);
});
