// The control API of all workers: hands requests about a world to its worker, and merges the answers about all worlds.

import type { IncomingMessage, ServerResponse } from "node:http";
import { DEFAULT_WORLD, makeAllocationName } from "../control/api-types.ts";
import { forward } from "../forwarding/forward.ts";
import type { ForwardTarget } from "../forwarding/forward-target.ts";
import { hasBody } from "../http/ignored-bodies.ts";
import { removeBasePath } from "../http/mounted-api.ts";
import { toOriginForm } from "../http/origin-form.ts";
import { chooseWorker } from "./choose-worker.ts";
import { answerCollected, type CollectedAnswer, collectAnswer } from "./collect-answer.ts";
import { createWorld } from "./create-world.ts";
import { mergeMetrics } from "./merge-metrics.ts";
import type { KnownWorlds, WorldList } from "./world-order.ts";

/** The addresses that all clients can use. */
export interface CommonAddresses {
  readonly gateway: string;
  readonly http: string | null;
  readonly control: string | null;
}

/** The parts of a control API in front of workers. */
export interface ControlFrontParts {
  /** The target at each worker for requests to the control API. */
  readonly targets: readonly ForwardTarget[];
  /** The names of the workers. */
  readonly replicas: readonly string[];
  /** The path below which the API is served; empty on a separate port. */
  readonly basePath: string;
  readonly worlds: KnownWorlds;
  /** The number of the last world that was created under a generated name. All fronts share it. */
  readonly generated: { lastNumber: number };
  addresses(): CommonAddresses;
  /** The maximum size of a body that creates a world (bytes). */
  readonly bodyLimit: number;
}

const WORLD_PATH = /^\/worlds\/([^/]+)(\/|$)/;

/** Serves the control API of all workers. */
export class ControlFront {
  readonly #parts: ControlFrontParts;

  constructor(parts: ControlFrontParts) {
    this.#parts = parts;
  }

  /** Answers a request. If that fails, such as when a worker ends its connection early, destroys the client's connection. */
  readonly serve = (request: IncomingMessage, response: ServerResponse): void => {
    this.#serve(request, response)?.catch(() => request.socket.destroy());
  };

  #serve(request: IncomingMessage, response: ServerResponse): Promise<void> | undefined {
    const { basePath } = this.#parts;
    const { method = "GET", url = "/" } = request;
    const target = basePath === "" ? toOriginForm(url) : removeBasePath(basePath, url);
    const path = target.replace(/\?.*$/s, "").replace(/(?<=.)\/$/, "");
    const isRead = /^(?:GET|HEAD)$/.test(method);
    if (method === "POST" && path === "/worlds") return createWorld(request, response, this.#partsOfCreation());
    if (method === "POST" && path === "/allocations") {
      return createWorld(request, response, {
        ...this.#partsOfCreation(),
        nameOf: makeAllocationName,
        generated: { lastNumber: 0 },
      });
    }
    // Any worker refuses a GET with a body.
    if (isRead && !hasBody(request)) {
      if (path === "/worlds") return this.#answerMerged(request, response, (answers) => this.#listWorlds(answers));
      if (path === "/healthz") return this.#answerMerged(request, response, ([first]) => first?.body);
      if (path === "/metrics") return this.#answerMetrics(request, response, target);
      if (path === "/simulator") return this.#answerAddresses(request, response);
    }
    const name = decodeName(WORLD_PATH.exec(path)?.[1]);
    if (name !== undefined && path === `/worlds/${name}`) {
      if (method === "PUT") this.#parts.worlds.add(name);
      if (method === "DELETE") this.#parts.worlds.remove(name);
    }
    forward(request, response, this.#targetOf(name ?? DEFAULT_WORLD));
    return undefined;
  }

  #targetOf(world: string): ForwardTarget {
    const { targets } = this.#parts;
    return targets[chooseWorker(world, targets.length)] as ForwardTarget;
  }

  #partsOfCreation(): Parameters<typeof createWorld>[2] {
    const { generated, worlds, bodyLimit } = this.#parts;
    return {
      targetOf: (name) => this.#targetOf(name),
      generated,
      nameOf: (number) => `world-${number}`,
      note: (name) => worlds.add(name),
      defaultWorld: DEFAULT_WORLD,
      bodyLimit,
    };
  }

  /** Sends the request to all workers. Answers with their merged answers, or with the first refusal. */
  async #answerMerged(
    request: IncomingMessage,
    response: ServerResponse,
    merge: (answers: readonly CollectedAnswer[]) => Buffer | undefined,
  ): Promise<void> {
    const answers = await Promise.all(
      this.#parts.targets.map((target) => collectAnswer(request, target, { method: "GET" })),
    );
    this.#answer(response, answers, merge);
  }

  #answer(
    response: ServerResponse,
    answers: readonly CollectedAnswer[],
    merge: (answers: readonly CollectedAnswer[]) => Buffer | undefined,
  ): void {
    const first = answers.find(({ status }) => status !== 200) ?? answers[0];
    if (first !== undefined) answerCollected(response, first, first.status === 200 ? merge(answers) : undefined);
  }

  #listWorlds(answers: readonly CollectedAnswer[]): Buffer {
    const { worlds, targets } = this.#parts;
    const lists = answers.map(({ body }) => JSON.parse(body.toString()) as WorldList);
    return jsonOf(worlds.merge(lists, (name, worker) => chooseWorker(name, targets.length) === worker));
  }

  async #answerAddresses(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await collectAnswer(request, this.#targetOf(DEFAULT_WORLD), { method: "GET" });
    this.#answer(response, [answer], () =>
      jsonOf({ ...(JSON.parse(answer.body.toString()) as object), ...this.#parts.addresses() }),
    );
  }

  /** Answers with the metrics of all workers or, if the query names worlds, of the workers that have them. */
  async #answerMetrics(request: IncomingMessage, response: ServerResponse, target: string): Promise<void> {
    const { targets, replicas, basePath } = this.#parts;
    // The worker checks the host of an absolute target.
    const [origin = ""] = /^https?:\/\/[^/?#]*/i.exec(request.url ?? "") ?? [];
    const query = new URLSearchParams(target.replace(/^[^?]*\??/, ""));
    const named = query.getAll("world");
    const workers = new Set(named.length === 0 ? targets.keys() : named.map((name) => this.#workerOf(name)));
    const scraped = await Promise.all(
      [...workers].map(async (worker) => {
        const own = new URLSearchParams(
          [...query].filter(([key, value]) => key !== "world" || this.#workerOf(value) === worker),
        );
        const url = `${origin}${basePath}/metrics${own.size === 0 ? "" : `?${own}`}`;
        const answer = await collectAnswer(request, targets[worker] as ForwardTarget, { method: "GET", url });
        return { worker, answer };
      }),
    );
    this.#answer(
      response,
      scraped.map(({ answer }) => answer),
      () =>
        Buffer.from(
          mergeMetrics(
            scraped.map(({ worker, answer }) => ({
              replica: replicas[worker] ?? "",
              text: answer.body.toString(),
              leftOutWorld: this.#workerOf(DEFAULT_WORLD) === worker ? undefined : DEFAULT_WORLD,
            })),
          ),
        ),
    );
  }

  #workerOf(world: string): number {
    return chooseWorker(world, this.#parts.targets.length);
  }
}

function jsonOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function decodeName(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
