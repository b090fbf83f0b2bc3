// The clients of a cluster: scripted agents in several worlds, and a control client that creates calls and advances the clocks.
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { createSecureContext } from "node:tls";
import { check } from "../ci/check-helpers.ts";
import { type Cluster, type ReplicaName, TOKEN } from "./cluster.ts";
import { describeLongest, type Gap, type Kill, measureLongest } from "./gaps.ts";
import { checkWorld, requestHash } from "./kept-worlds.ts";
import { POLL_HOLD_MS, ScriptedAgent } from "./scripted-agent.ts";
import { readHistories } from "./stored-history.ts";

/** The pause before a request of the control API is repeated after a 503 (milliseconds). */
const REPEAT_PAUSE_MS = 200;
/** The pause between two calls (milliseconds). */
const CALL_PAUSE_MS = 20;
/** How long a caller waits. Without a limit, the calls for which no agent is free would make the state of a world grow. */
const CALL_PATIENCE = "20s";
/** The pause between two checks of the agents (milliseconds). */
const CHECK_PAUSE_MS = 50;

/** The number of agents that start together. It is limited because each agent opens two connections with TLS. */
const STARTED_AT_ONCE = 20;
/** The pause before the next agents start (milliseconds). */
const START_PAUSE_MS = 100;

/** The time limit for all agents to be answered again (milliseconds). */
const RECOVERY_LIMIT_MS = 300_000;

/** If there are more agents than this, each pauses longer, so that the total rate of requests stays the same. */
const FULL_SPEED_AGENTS = 300;

/** A period in which something happens to the cluster. */
interface Phase {
  readonly what: string;
  /** When it began (milliseconds since the start of the process). */
  readonly at: number;
  /** The time for which no replica can reach the store (milliseconds). */
  readonly outageMs: number;
}

/** The number of the longest times without an answer that are printed for each phase. */
const SHOWN_GAPS = 5;

/** All clients of a cluster, and the answers that they got. */
export class Workload {
  readonly agents: readonly ScriptedAgent[];
  readonly worlds: readonly string[];
  /** Answers of the control API that a healthy cluster does not give. */
  readonly wrongControlAnswers: string[] = [];
  /** The URLs of the gateway and of the control API, through HAProxy. */
  readonly origin: string;
  readonly control: string;
  readonly #cluster: Cluster;
  readonly #connections: Agent;
  readonly #ids: readonly number[];
  readonly #phases: Phase[] = [{ what: "start", at: performance.now(), outageMs: 0 }];
  readonly #kills: Kill[] = [];
  #running: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(cluster: Cluster, worldCount: number, agentCount: number) {
    const { gateway, control } = cluster.entry;
    this.#cluster = cluster;
    this.origin = `https://127.0.0.1:${gateway}`;
    this.control = `http://127.0.0.1:${control}`;
    this.#ids = Array.from({ length: agentCount }, (_, i) => 101 + i);
    this.worlds = Array.from({ length: worldCount }, (_, i) => `world-${i + 1}`);
    this.#connections = new Agent({
      keepAlive: true,
      // All connections share one context. Node would make one for each.
      secureContext: createSecureContext({ ca: readFileSync(cluster.caFile) }),
      // Node closes free connections above 256, and each client would then open another one for each request.
      maxFreeSockets: Number.POSITIVE_INFINITY,
    });
    const slowness = Math.max(1, (worldCount * agentCount) / FULL_SPEED_AGENTS);
    this.agents = this.worlds.flatMap((world) => this.#ids.map((id) => this.createAgent(world, id, slowness)));
  }

  /** Creates a client, which has not signed in yet. */
  createAgent(world: string, id: number, slowness = 1): ScriptedAgent {
    return new ScriptedAgent({ origin: this.origin, connections: this.#connections, world, id, slowness });
  }

  /** Creates the worlds, and lets the agents work. */
  async start(): Promise<void> {
    const center = {
      agents: this.#ids.map((id) => ({ id, password: "secret", queues: [25] })),
      queues: [{ id: 25 }],
    };
    const order = {
      clock: "manual",
      scenario: { center, settings: { pollHold: `${POLL_HOLD_MS}ms`, supervision: "off" } },
    };
    const created = await Promise.all(this.worlds.map((name) => this.send("PUT", `/worlds/${name}`, order)));
    check("every world is created once", new Set(created.map(({ status }) => status)), new Set([201]));
    const started: Promise<void>[] = [];
    for (const [i, agent] of this.agents.entries()) {
      started.push(agent.run());
      if (i % STARTED_AT_ONCE === 0) await sleep(START_PAUSE_MS);
    }
    this.#running = Promise.all([...started, this.#makeCalls()]);
  }

  /** Does something to the cluster, and waits until every agent is answered again. `outageMs`: the time for which the store fails meanwhile. */
  async runPhase(what: string, act: () => Promise<void>, outageMs = 0): Promise<void> {
    this.#phases.push({ what, at: performance.now(), outageMs });
    await act();
    await this.recover();
  }

  /** Notes that a replica is killed now, for the report. */
  noteKill(replica: ReplicaName): void {
    this.#kills.push({ replica, at: performance.now() });
  }

  /**
   * Resolves when every agent has got answers to a poll and to another request that it first sent after this call.
   *
   * @throws Error after five minutes.
   */
  async recover(): Promise<void> {
    const since = performance.now();
    for (;;) {
      const left = this.agents.filter((agent) => agent.answeredUntil < since).length;
      if (left === 0) return;
      if (performance.now() - since > RECOVERY_LIMIT_MS) {
        throw new Error(
          `${left} of ${this.agents.length} agents still lack an answer after ${RECOVERY_LIMIT_MS / 60_000} minutes`,
        );
      }
      await sleep(CHECK_PAUSE_MS);
    }
  }

  /** Returns the numbers of answered inputs and polls, in words. */
  get counts(): string {
    const answered = this.agents.flatMap((agent) => [...agent.answered.values()]).reduce((sum, n) => sum + n, 0);
    const polls = this.agents.reduce((sum, agent) => sum + agent.pollCount, 0);
    return `${answered} inputs and ${polls} polls answered`;
  }

  /** Returns the longest time without an answer (milliseconds) that ended since an instant (milliseconds since the start of the process). */
  longestSince(since: number): number {
    return measureLongest(this.agents.flatMap(({ gaps }) => gaps.filter(({ to }) => to > since)));
  }

  /** Ends the clients. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const agent of this.agents) agent.stop();
    await this.#running;
  }

  /** Prints what was answered, and returns the phases whose longest time without an answer is over a limit. An outage of the store is added to the limit. */
  report(limitMs: number): string[] {
    console.log(`  ${this.counts}`);
    const gaps = this.agents.flatMap((agent) => agent.gaps);
    return this.#phases.flatMap(({ what, at, outageMs }, i) => {
      const end = this.#phases[i + 1]?.at ?? Number.POSITIVE_INFINITY;
      // A request that was sent before the phase counts from the beginning of the phase: a held poll has waited for an event until then.
      const within = gaps
        .map((gap): Gap => ({ ...gap, from: Math.max(gap.from, at), to: Math.min(gap.to, end) }))
        .filter(({ from, to }) => to > from);
      const longest = measureLongest(within);
      const above = within.filter(({ from, to }) => to - from > limitMs + outageMs).length;
      console.log(
        `  ${what}: longest time without an answer ${longest} ms, ${above} of ${within.length} above ${limitMs + outageMs} ms`,
      );
      for (const line of describeLongest(within, this.#kills, SHOWN_GAPS)) console.log(`    ${line}`);
      return longest > limitMs + outageMs ? [`${what}: ${longest} ms`] : [];
    });
  }

  /**
   * Checks the answers that clients got. Also checks that the tape of each world in the store has every answered input, and that its replay
   * gives the state of the world.
   */
  async check(): Promise<void> {
    const wrong = [...new Set(this.agents.flatMap((agent) => agent.wrongAnswers))];
    check("no client sees another status than 200, or loses its session", wrong.slice(0, 10), []);
    check("the control API has no 5xx but 503 with Retry-After", this.wrongControlAnswers, []);
    const hashes = new Map<string, string>();
    for (const world of this.worlds) hashes.set(world, await requestHash(this.control, TOKEN, world));
    const histories = await readHistories(this.#cluster.redisFolder, "ccgw:");
    const problems: string[] = [];
    for (const [world, hash] of hashes) {
      const agents = this.agents.filter(({ place }) => place.world === world);
      problems.push(...(await checkWorld(world, hash, histories.get(world), agents)));
      histories.delete(world);
    }
    check("no answered input is lost, and the tape of every world leads to its state", problems, []);
  }

  /**
   * Sends a request of the control API until it gets an answer other than 503, which must have Retry-After. A lost connection is retried
   * immediately.
   */
  async send(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
    const headers = { authorization: `Bearer ${TOKEN}` };
    for (;;) {
      // A connection can end with the replica behind it.
      const sent = fetch(this.control + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      const response = await sent.catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (response === undefined || text === undefined) continue;
      const { status } = response;
      if (status !== 503) {
        if (status >= 500) this.wrongControlAnswers.push(`${method} ${path}: ${status}`);
        return { status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
      }
      if (!response.headers.has("retry-after"))
        this.wrongControlAnswers.push(`${method} ${path}: 503 without Retry-After`);
      await sleep(REPEAT_PAUSE_MS);
    }
  }

  async #makeCalls(): Promise<void> {
    for (let i = 0; !this.#isStopped; i++) {
      const path = `/worlds/${this.worlds[i % this.worlds.length]}`;
      await this.send("POST", `${path}/calls`, { to: { queue: 25 }, patience: CALL_PATIENCE });
      await this.send("POST", `${path}/clock/advance`, { by: "5s" });
      await sleep(CALL_PAUSE_MS);
    }
  }
}
