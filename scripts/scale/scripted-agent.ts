// An agent client for a cluster: repeats failed requests, and records the answers.
import { type Agent, request } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { Attempt, Gap } from "./gaps.ts";

/** The pause before a request is repeated (milliseconds). */
const REPEAT_PAUSE_MS = 100;

/** The pause between two requests of an agent (milliseconds). */
const WORK_PAUSE_MS = 1_000;

/**
 * The time for which a poll without an event is held (milliseconds). It is short, because a held poll that a failure interrupts does not show
 * that its client was served again.
 */
export const POLL_HOLD_MS = 500;
/** The time from such a poll to the next one (milliseconds). */
const POLL_CYCLE_MS = 2_200;

/** A time without an answer is recorded if it is longer (milliseconds). */
const MIN_GAP_MS = 1_000;

/** The requests that an agent repeats, in order. */
const CYCLE = ["saybusy", "sayfree", "rest/60/1", "cancelrest"] as const;

/** An agent's id and world, and the connections over which its client reaches the gateway. */
export interface AgentPlace {
  readonly origin: string;
  readonly connections: Agent;
  readonly world: string;
  readonly id: number;
  /** How many times longer its pauses are than usual, also those before repeated requests. */
  readonly slowness?: number;
}

interface Answer {
  readonly status: number;
  readonly retcode: string;
  readonly guid: string | undefined;
  readonly hasEvent: boolean;
}

/** An agent client that signs in, polls, and sends the same requests until it is stopped. */
export class ScriptedAgent {
  readonly place: AgentPlace;
  /** The number of requests with retcode 0 by operation, polls excluded. */
  readonly answered = new Map<string, number>();
  /** Answers that no client of a healthy cluster may get. */
  readonly wrongAnswers: string[] = [];
  /** The times without an answer other than 000-004 that are longer than MIN_GAP_MS (milliseconds since the start of the process). */
  readonly gaps: Gap[] = [];
  /** The number of polls with retcode 0, with and without an event. */
  pollCount = 0;
  /** When the last answered request of each kind was first sent (milliseconds since the start of the process). */
  readonly #sentAt = { work: 0, polls: 0 };
  #guid: string | undefined;
  #isStopped = false;

  constructor(place: AgentPlace) {
    this.place = place;
  }

  /** Signs in, also to the queues. */
  async signIn(): Promise<void> {
    await this.#sendAndCount("login", "PUT", "", { password: "secret", phonenum: String(40_000 + this.place.id) });
    await this.#sendAndCount("resetSkill", "POST", "/resetskill/true");
  }

  /** Polls until an answer has no event. Returns its retcode. */
  async pollUntilEmpty(): Promise<string | undefined> {
    for (;;) {
      const answer = await this.#send("GET", `agentevent/${this.place.id}`);
      if (!answer.hasEvent) return answer.retcode;
    }
  }

  /** Signs in and works until `stop`. */
  async run(): Promise<void> {
    await this.signIn();
    await Promise.all([this.#work(), this.#poll()]);
  }

  /** All requests that were sent until this time are answered (milliseconds since the start of the process). */
  get answeredUntil(): number {
    return Math.min(this.#sentAt.work, this.#sentAt.polls);
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #work(): Promise<void> {
    for (let i = 0; !this.#isStopped; i++) {
      const path = CYCLE[i % CYCLE.length] ?? "saybusy";
      await this.#sendAndCount(path, "POST", `/${path}`);
      await sleep(WORK_PAUSE_MS * (this.place.slowness ?? 1));
    }
  }

  async #poll(): Promise<void> {
    while (!this.#isStopped) {
      const answer = await this.#sendUntilAnswered("GET", `agentevent/${this.place.id}`);
      if (answer?.retcode === "0") this.pollCount++;
      await sleep(POLL_CYCLE_MS * (this.place.slowness ?? 1) - POLL_HOLD_MS);
    }
  }

  /** Sends a request until it is answered, and counts the answer 0. */
  async #sendAndCount(operation: string, method: string, path: string, body?: object): Promise<void> {
    const answer = await this.#sendUntilAnswered(method, `onlineagent/${this.place.id}${path}`, body);
    if (answer?.guid !== undefined) this.#guid = answer.guid;
    if (answer?.retcode !== "0") return;
    this.answered.set(operation, (this.answered.get(operation) ?? 0) + 1);
  }

  async #sendUntilAnswered(method: string, path: string, body?: object): Promise<Answer | undefined> {
    const began = performance.now();
    const attempts: Attempt[] = [];
    while (!this.#isStopped) {
      const attemptedAt = performance.now();
      const answer = await this.#send(method, path, body).catch(() => undefined);
      attempts.push({ from: attemptedAt, to: performance.now(), retcode: answer?.retcode });
      if (answer !== undefined && answer.retcode !== "000-004") {
        const isPoll = method === "GET";
        // A poll is served while it is held.
        const to = isPoll ? Math.max(attemptedAt, performance.now() - POLL_HOLD_MS) : performance.now();
        this.#sentAt[isPoll ? "polls" : "work"] = began;
        if (to - began > MIN_GAP_MS) {
          this.gaps.push({ from: began, to, world: this.place.world, request: `${method} ${path}`, attempts });
        }
        // An earlier attempt at this sign-in may have taken effect, although its answer was lost.
        if (method === "PUT" && answer.retcode === "100-002")
          return this.#sendUntilAnswered("PUT", `${path}/forcelogin`, body);
        if (answer.status !== 200 || answer.retcode === "100-006" || (method === "PUT" && answer.retcode !== "0"))
          this.wrongAnswers.push(
            `${method} ${path} of ${this.place.world}: status ${answer.status}, ${answer.retcode}`,
          );
        return answer;
      }
      await sleep(REPEAT_PAUSE_MS * (this.place.slowness ?? 1));
    }
    return undefined;
  }

  #send(method: string, path: string, body?: object): Promise<Answer> {
    const { origin, connections, world } = this.place;
    const headers: Record<string, string> = { "Content-Type": "application/json" };
    if (this.#guid !== undefined) headers["Guid"] = this.#guid;
    return new Promise((resolve, reject) => {
      const url = `${origin}/w/${world}/agentgateway/resource/${path}`;
      const sent = request(url, { method, headers, agent: connections }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("error", reject).on("end", () => {
          try {
            const { retcode, event } = JSON.parse(text) as { retcode: string; event?: object };
            const guid = response.rawHeaders[response.rawHeaders.indexOf("Set-GUID") + 1];
            const isNew = response.rawHeaders.includes("Set-GUID");
            resolve({
              status: response.statusCode ?? 0,
              retcode,
              hasEvent: event !== undefined,
              guid: isNew ? guid?.replace("JSESSIONID=", "") : undefined,
            });
          } catch {
            resolve({ status: response.statusCode ?? 0, retcode: text.slice(0, 80), hasEvent: false, guid: undefined });
          }
        });
      });
      sent.setTimeout(30_000, () => sent.destroy(new Error("no answer within 30 s"))).on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
