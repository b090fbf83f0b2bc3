// Tests of every effect of a fault in real clients over HTTPS: Node's fetch, and curl.
import t, { test } from "tap";
import { startSimulator } from "../../../src/index.ts";
import { EFFECT_NAMES } from "../../../src/scenario/faults/effects/index.ts";
import type { WrittenFault } from "../../../src/scenario/faults/fault-rule.ts";
import { writeTemporaryCaFile } from "../../../src/tls/temporary-ca-file.ts";
import { ROOT } from "../../support/gateway.ts";
import { type ClientResult, noCurl, openCurl, openFetch, type RealClient } from "../../support/real-clients.ts";
import { until } from "../../support/waiting.ts";

const sim = await startSimulator({
  clock: "manual",
  scenario: { center: { agents: [{ id: 101 }, { id: 102 }] } },
  settings: { pollHold: "0s", statisticsOutsideCall: "answer" },
});
t.teardown(() => sim.close());
const { faults } = sim.world();
const caFile = writeTemporaryCaFile(sim.ca);

type Effect = WrittenFault["effect"];

const STATISTICS = "calldata/{}/statistics";
const STATE = "onlineagent/{}/agentstatus";
const POLL = "agentevent/{}";

/** A client of one agent, which sends requests with curl or fetch. */
class AgentClient {
  readonly client: RealClient;
  readonly #agent: number;
  #guid = "";

  constructor(client: RealClient, agent: number) {
    this.client = client;
    this.#agent = agent;
  }

  /** The members of a fault that applies to this agent once. */
  get appliesOnce(): Pick<WrittenFault, "agents" | "times"> {
    return { agents: this.#agent, times: 1 };
  }

  /** Sends a request. Returns the failure, or the status with the retcode, or with the whole text if it is not JSON. */
  async request(
    path = STATISTICS,
    { method, timeoutMs, url = sim.url }: { method?: "POST"; timeoutMs?: number; url?: string } = {},
  ) {
    return describeResult(
      await this.client.send({
        url: `${url}${ROOT}/${path.replace("{}", String(this.#agent))}`,
        guid: this.#guid,
        ...(method && { method }),
        ...(timeoutMs && { timeoutMs }),
      }),
    );
  }

  /** Signs in, ends an earlier session, and polls the first events. */
  async signIn(): Promise<void> {
    const body = JSON.stringify({ password: "secret", phonenum: "40038" });
    const { guid } = await this.client.send({
      url: `${sim.url}${ROOT}/onlineagent/${this.#agent}/forcelogin`,
      method: "PUT",
      body,
    });
    this.#guid = guid ?? "";
    await this.pollReasons();
  }

  /** Makes the agent busy with the reasons 201 to 203, one after the other. */
  async becomeBusy(): Promise<void> {
    for (const reason of [201, 202, 203])
      await this.request(`onlineagent/{}/saybusy?reason=${reason}`, { method: "POST" });
  }

  /** Polls all waiting events. Returns their reasons. */
  async pollReasons(): Promise<string[]> {
    const reasons: string[] = [];
    for (;;) {
      const { text } = await this.client.send({ url: `${sim.url}${ROOT}/agentevent/${this.#agent}`, guid: this.#guid });
      const { event } = JSON.parse(text);
      if (event === undefined) return reasons;
      if (event.content?.reason !== undefined) reasons.push(event.content.reason);
    }
  }
}

function describeResult({ failure, status, text }: ClientResult): string {
  if (failure !== undefined) return failure;
  try {
    return `${status} ${JSON.parse(text).retcode}`;
  } catch {
    return `${status} ${text.trim()}`;
  }
}

/** The time (milliseconds) after which a client without an answer gives up. */
const TIMEOUT_MS = 150;

/** Effects on one request, with the results of fetch and curl, and the request's path and timeout if they differ from the default ones. */
const ONE_REQUEST: [effect: Effect, fetch: string, curl: string, options?: { path?: string; timeoutMs?: number }][] = [
  [{ retcode: "100-007" }, "200 100-007", "200 100-007"],
  [{ status: 503 }, "503 503 Service Unavailable", "503 503 Service Unavailable"],
  [{ delay: "10m" }, "TimeoutError", "exit 28", { timeoutMs: TIMEOUT_MS }],
  [{ delay: { p50: "9m", p95: "10m", max: "10m" } }, "TimeoutError", "exit 28", { timeoutMs: TIMEOUT_MS }],
  [{ reset: true }, "ECONNRESET", "exit 56"],
  [{ stall: true }, "TimeoutError", "exit 28", { timeoutMs: TIMEOUT_MS }],
  [{ truncated: true }, "SyntaxError", '200 {"message":"","retcode":"0","result"', { path: STATE }],
  [
    { malformed: true },
    "SyntaxError",
    '200 {"message"="","retcode":"0","result":{"agentState":4,"isWorking":false}}',
    { path: STATE },
  ],
  [{ kick: true }, "200 100-006", "200 100-006"],
  [{ guid: "invalidated" }, "200 100-006", "200 100-006"],
  [{ switchOver: true }, "200 000-004", "200 000-004", { path: POLL }],
];

/** Effects on the first of three events, with the reasons that the client then reads. */
const THREE_EVENTS: [effect: Effect, reasons: string[]][] = [
  [{ events: "lost" }, ["202", "203"]],
  [{ events: "doubled" }, ["201", "201", "202", "203"]],
  [{ events: "reordered" }, ["202", "201", "203"]],
  [{ events: { late: "10m" } }, ["202", "203"]],
];

/** Effects with a separate port, with the results of fetch and curl. */
const PORTS: [effect: Effect, fetch: string, curl: string][] = [
  [{ certificate: "expired" }, "CERT_HAS_EXPIRED", "exit 60"],
  [{ certificate: "wrongHost" }, "ERR_TLS_CERT_ALTNAME_INVALID", "exit 60"],
  [{ protocol: "TLSv1.1" }, "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "exit 35"],
  [{ protocol: "TLSv1" }, "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "exit 35"],
];

test("the tests cover every effect", async (t) => {
  const covered = [...ONE_REQUEST, ...THREE_EVENTS, ...PORTS].map(([effect]) => Object.keys(effect)[0]);
  t.strictSame(new Set(covered), new Set(EFFECT_NAMES));
});

for (const { name, skip, agent } of [
  { name: "fetch", skip: false, agent: new AgentClient(openFetch(t, caFile), 101) },
  { name: "curl", skip: noCurl, agent: new AgentClient(openCurl(caFile), 102) },
]) {
  test(`${name} reports the effect of a fault on one request, and gets an answer to the next one`, {
    skip,
  }, async (t) => {
    for (const [effect, byFetch, byCurl, { path, ...options } = {}] of ONE_REQUEST) {
      await agent.signIn();
      await faults.add({ ...agent.appliesOnce, effect });
      let result = await agent.request(path, options);
      // On a busy machine the client may give up before its request arrives. It then repeats the request with twice the timeout.
      for (
        let timeoutMs = 2 * TIMEOUT_MS;
        options.timeoutMs !== undefined && (await faults.list()).length > 0;
        timeoutMs *= 2
      )
        result = await agent.request(path, { ...options, timeoutMs });
      t.equal(result, name === "fetch" ? byFetch : byCurl, JSON.stringify(effect));
      if ("guid" in effect) t.equal(await agent.request(), "200 100-006", "the next request is refused, too");
      if ("kick" in effect || "guid" in effect) await agent.signIn();
      t.equal(await agent.request(), "200 0");
      t.strictSame(await faults.list(), []);
    }
  });

  test(`${name} waits for delayed answers`, { skip }, async (t) => {
    await agent.signIn();
    await faults.add({ ...agent.appliesOnce, effect: { delay: "120ms" } });
    const before = performance.now();
    t.equal(await agent.request(), "200 0");
    t.ok(performance.now() - before >= 120);
    const answers = 4;
    const { id } = await faults.add({
      ...agent.appliesOnce,
      times: answers,
      effect: { delay: { p50: "60ms", p95: "61ms", max: "62ms" } },
    });
    const begin = performance.now();
    for (let i = 0; i < answers; i++) t.equal(await agent.request(), "200 0");
    t.ok(performance.now() - begin >= answers * 55);
    await t.rejects(faults.get(id), { code: "CCGW_UNKNOWN_FAULT" });
  });

  test(`${name} reads lost, doubled, reordered and late events`, { skip }, async (t) => {
    for (const [effect, expected] of THREE_EVENTS) {
      await agent.signIn();
      await faults.add({ ...agent.appliesOnce, effect });
      await agent.becomeBusy();
      t.strictSame(await agent.pollReasons(), expected, JSON.stringify(effect));
    }
    await agent.signIn();
    await faults.add({ ...agent.appliesOnce, effect: { events: { late: "30ms" } } });
    await agent.becomeBusy();
    const late: string[] = [];
    await until(async () => late.push(...(await agent.pollReasons())) >= 3);
    t.strictSame(late.toSorted(), ["201", "202", "203"]);
  });

  test(`${name} refuses a port with a TLS fault, while the usual port serves it`, { skip }, async (t) => {
    for (const [effect, byFetch, byCurl] of PORTS) {
      const { id, url, sentence } = await faults.add({ effect });
      t.equal(await agent.request(STATISTICS, { ...(url && { url }) }), name === "fetch" ? byFetch : byCurl, sentence);
      t.equal(await agent.request(), "200 0");
      t.equal((await faults.get(id)).timesApplied, 1);
      await faults.remove(id);
      t.equal(await agent.request(STATISTICS, { ...(url && { url }) }), name === "fetch" ? "ECONNREFUSED" : "exit 7");
    }
  });
}
