// Property: sessions and events stay consistent for random actions of several clients over HTTP.
import { equal, ok } from "node:assert/strict";
import { type ClientRequest, Agent as Connections, type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import fc from "fast-check";
import { test } from "tap";
import { type AgentId, beginIncomingCall, hangUpAsCustomer, sendNote } from "../../../src/core/index.ts";
import { countCases } from "../../support/cases.ts";
import { type Envelope, type Gateway, openGateway, openWorld, ROOT } from "../../support/gateway.ts";
import { until, waitForEvent } from "../../support/waiting.ts";
import { recordDeliveries } from "./deliveries.ts";
import { AGENTS, type ClientChoice, type SessionStep, sessionSteps } from "./session-steps.ts";

/** A client of an agent. Each agent has two, so that either can replace the session of the other. */
interface AgentClient {
  readonly agent: AgentId;
  guid: string;
  /** The session that it signed in to last. */
  session: number;
}

let runs = 0;

/** Plays the steps in a separate world of the gateway. */
async function play(gateway: Gateway, { authMode, steps }: { authMode: string; steps: readonly SessionStep[] }) {
  const { server } = gateway.app;
  const name = `run-${++runs}`;
  const world = await openWorld({ settings: { authMode, statisticsOutsideCall: "answer" } }, name);
  gateway.worlds.add(world);
  const { center } = world;
  const delivery = gateway.deliveries.of(world);
  const deliveries = recordDeliveries(world);
  const clients: AgentClient[] = AGENTS.flatMap((agent) => [0, 1].map(() => ({ agent, guid: "none", session: 0 })));
  const sessionOf = (agent: AgentId) => center.agent(agent)?.session?.serial;
  function pickClient({ agent, other }: ClientChoice): AgentClient {
    const [first, second] = clients.filter((client) => client.agent === agent) as [AgentClient, AgentClient];
    return (first.session === sessionOf(agent)) === other ? second : first;
  }
  const held = new Map<ClientRequest, { agent: AgentId; socket: Socket }>();
  const connections = new Connections({ keepAlive: true });

  function send(
    method: string,
    path: string,
    { agent, guid }: AgentClient,
    connection: Connections | false,
    body?: object,
  ) {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = { Guid: guid, "Content-Length": Buffer.byteLength(text) };
    const { port } = gateway;
    const url = `/w/${name}${ROOT}/${path.replace("{}", String(agent))}`;
    const sent = request({ port, host: "127.0.0.1", agent: connection, method, path: url, headers });
    sent.end(text);
    return sent;
  }

  async function read(sent: ClientRequest, client: AgentClient): Promise<Envelope> {
    const [response] = (await waitForEvent(sent, "response")) as [IncomingMessage];
    let text = "";
    for await (const part of response.setEncoding("utf8")) text += part;
    equal(response.statusCode, 200);
    client.guid = String(response.headers["guid"] ?? client.guid);
    return JSON.parse(text) as Envelope;
  }

  async function requestAs(method: string, path: string, client: AgentClient, body?: object): Promise<Envelope> {
    const before = sessionOf(client.agent);
    const envelope = await read(send(method, path, client, connections, body), client);
    if (body === undefined) checkAccess(client, envelope, before);
    return envelope;
  }

  /** Checks that only the client of the current session is accepted. It always is, as long as its Guid is valid. */
  function checkAccess({ session }: AgentClient, { retcode, event }: Envelope, present: number | undefined): void {
    const isAccepted = retcode !== "100-006" && retcode !== "000-003";
    const hasSignOut = event?.eventType === "AgentOther_ShutdownService";
    if (isAccepted) ok(session === present || hasSignOut, `session ${session} was accepted, not only ${present}`);
    else ok(session !== present || authMode === "dynamic", `session ${session} was refused`);
  }

  /** Records the events of a poll for the session of the client, or of each agent in the list. */
  function recordEvents({ event }: Envelope, { session }: AgentClient): void {
    if (Array.isArray(event)) {
      for (const report of event as { workNo: string }[]) {
        deliveries.recordReceived(sessionOf(Number(report.workNo)) ?? 0, report);
      }
    } else if (event !== undefined) deliveries.recordReceived(session, event);
  }

  async function signIn(step: SessionStep & { do: "sign in" }): Promise<void> {
    const client = pickClient(step.at);
    const { status, autoanswer, force } = step;
    const body = { password: "secret", phonenum: "40038", status, autoanswer };
    const path = `onlineagent/{}${force ? "/forcelogin" : ""}`;
    const before = sessionOf(client.agent);
    const { retcode } = await requestAs("PUT", path, client, body);
    equal(retcode, before !== undefined && !force ? "100-002" : "0");
    if (retcode === "0") client.session = sessionOf(client.agent) ?? 0;
  }

  /** Polls several times. With `loses`, the last answer is lost in transit. */
  async function poll({ at, path, times, loses }: SessionStep & { do: "poll" }): Promise<void> {
    world.changeSettings({ pollHold: "0s" });
    const client = pickClient(at);
    for (let left = times; left > 0; left--) {
      const isLost = loses && left === 1;
      if (isLost) server.prependOnceListener("request", ({ socket }) => socket.destroy());
      const before = sessionOf(client.agent);
      const envelope = await read(send("GET", path, client, connections), client).catch(() => undefined);
      equal(envelope === undefined, isLost);
      if (envelope === undefined) return;
      checkAccess(client, envelope, before);
      recordEvents(envelope, client);
    }
  }

  async function holdPoll(client: AgentClient): Promise<void> {
    world.changeSettings({ pollHold: "10s" });
    const connected = waitForEvent(server, "connection");
    const sent = send("GET", "agentevent/{}", client, false);
    // The answer belongs to the session of this moment, even if it comes later.
    const clientThen = { ...client };
    const [socket] = (await connected) as [Socket];
    held.set(sent, { agent: client.agent, socket });
    read(sent, clientThen)
      .then((envelope) => {
        recordEvents(envelope, clientThen);
        if (client.session === clientThen.session) client.guid = clientThen.guid;
      })
      .catch(() => {})
      .finally(() => held.delete(sent));
    await waitForEvent(server, "request");
  }

  function checkStatistics(client: AgentClient) {
    return requestAs("GET", "calldata/{}/statistics", client).then(({ result, retcode }) => {
      const session = center.agent(client.agent)?.session;
      if (retcode !== "0" || session === undefined) return;
      const { talktime, busytime, resttime, restouttime } = result as Record<string, number>;
      const signedIn = (center.now - session.signedInAt) / 1_000;
      const total = Number(talktime) + Number(busytime) + Number(resttime);
      ok(total <= signedIn, "the counters exceed the time since the sign-in");
      ok(Number(restouttime) <= Number(resttime), "the overstayed rest exceeds the rest");
    });
  }

  async function act(step: SessionStep): Promise<unknown> {
    switch (step.do) {
      case "sign in":
        return signIn(step);
      case "request": {
        const client = pickClient(step.at);
        const [method, path] = step.what;
        const { retcode, result } = await requestAs(method, path, client);
        if (retcode === "0" && path.endsWith("updateGuid")) client.guid = (result as { guid: string }).guid;
        return;
      }
      case "sign out":
        return requestAs("DELETE", "onlineagent/{}/forcelogout", pickClient(step.at));
      case "statistics":
        return checkStatistics(pickClient(step.at));
      case "poll":
        return poll(step);
      case "hold a poll":
        return holdPoll(pickClient(step.at));
      case "hang up on a held poll": {
        const [sent] = [...held][step.nth % held.size] ?? [];
        // The poll ends here immediately, and in the gateway when it notices the closed connection.
        if (sent !== undefined) held.delete(sent);
        return sent?.destroy();
      }
      case "lose a held poll": {
        const [, lost] = [...held][step.nth % held.size] ?? [];
        lost?.socket.destroy();
        // In the same turn, so that the gateway has an event for a closed connection.
        if (lost !== undefined) center.perform(sendNote, { agent: lost.agent, receivers: [lost.agent], text: "lost" });
        return;
      }
      case "call": {
        const talk = step.talk === undefined ? {} : { talk: step.talk * 1_000 };
        return center.perform(beginIncomingCall, { from: "13800000001", to: step.to, ...talk });
      }
      case "the customer hangs up":
        return center.perform(hangUpAsCustomer, { call: [...center.state.calls.keys()][step.nth] ?? "none" });
      case "run":
        return center.runUntil(center.now + step.seconds * 1_000);
      case "advance":
        return world.advance(step.seconds * 1_000);
    }
  }

  /** The first steps: all agents sign in and choose their queues. */
  const firstSteps = AGENTS.flatMap((agent): SessionStep[] => {
    const at = { agent, other: false };
    return [
      { do: "sign in", at, force: false, status: 4, autoanswer: agent === 101 },
      { do: "request", at, what: ["POST", "onlineagent/{}/resetskill/true"] },
    ];
  });

  try {
    for (const step of [...firstSteps, ...steps]) {
      await act(step);
      // Client and gateway must agree on the held polls.
      await until(() => held.size === delivery.heldPolls);
      deliveries.check();
    }
  } finally {
    for (const sent of held.keys()) sent.destroy();
    connections.destroy();
    world.close();
  }
}

test("sessions and events stay consistent for any actions of clients", async (t) => {
  const gateway = await openGateway(t);
  await fc.assert(
    fc.asyncProperty(sessionSteps, (run) => play(gateway, run)),
    { numRuns: countCases(80) },
  );
});
