// Provides tasks for Cypress, whose tests run in a browser.
// The tasks start a simulator, or connect to a running one, and act in it.
import type {
  AllocationOrder,
  CallOrder,
  Duration,
  FaultRule,
  FindingsQuery,
  JournalQuery,
  Verification,
  WaitOrder,
} from "../../control/api-types.ts";
import type { Agent } from "../agent-handle.ts";
import type { AllocatedWorld } from "../allocated-world.ts";
import type { AnySimulator } from "../simulator-handle.ts";
import type { StartOptions } from "../start-simulator.ts";
import { openForTests, QUIET_WORLD } from "./open-for-tests.ts";

/** The function `on` of `setupNodeEvents`, as far as it is used here. */
export type OnTask = (event: "task", tasks: Tasks) => void;

/** Tasks by name. Each takes one argument, and returns a value that can be written as JSON, or null. */
// biome-ignore lint/suspicious/noExplicitAny: Cypress passes what the test has given, and types it like this.
export type Tasks = Record<string, (argument: any) => unknown>;

/** An action of an agent: a method of the library's handle for it, and its first argument. */
export interface AgentAct {
  /** The id of the agent. */
  agent: number;
  /** The name of the method, such as `signIn`, `answer` or `transfer`. */
  act: string;
  /** Its argument, such as `{ to: { agent: 101 } }` of a transfer. */
  with?: unknown;
}

/** An action of the customer of a call. */
export interface CustomerAct {
  /** The id of the call. */
  call: string;
  act: "answer" | "hangUp" | "refuse" | "noAnswer" | "busy";
}

/** The data with which pages use a world. */
export interface WorldForPages {
  /** The name of the world. */
  name: string;
  /** The URL of the gateway for clients of this world, without a trailing slash. */
  url: string;
  /** The CA certificate, as PEM. */
  ca: string;
}

const CUSTOMER_ACTS = [
  "answer",
  "hangUp",
  "refuse",
  "noAnswer",
  "busy",
] as const satisfies readonly CustomerAct["act"][];

/**
 * Adds the tasks `ccgw:start`, `ccgw:world`, `ccgw:call` and so on. The simulator starts with the first task. `ccgw:world` creates a world,
 * and deletes the one that it created before. All tasks but `ccgw:world`, `ccgw:start` and `ccgw:stop` act in the world of the last
 * `ccgw:world`, or in `default` before the first one and after `ccgw:stop`.
 *
 * @param on the first argument of `setupNodeEvents`.
 * @param options options of the simulator. By default pages of every origin may use the gateway, and the clock is manual. They have no
 *   effect if CCGW_CONTROL_URL names a running simulator.
 * @returns the tasks.
 */
export function addTasks(on: OnTask, options: StartOptions = {}): Tasks {
  const tasks = new SimulatorTasks(options).list();
  on("task", tasks);
  return tasks;
}

/** The tasks of one configuration, with their simulator. */
class SimulatorTasks {
  readonly #options: StartOptions;
  #opening: Promise<AnySimulator> | undefined;
  #world: AllocatedWorld | undefined;

  constructor(options: StartOptions) {
    this.#options = options;
  }

  list(): Tasks {
    const inWorld =
      <Argument, Result>(act: (world: TestedWorld, argument: Argument) => Promise<Result>) =>
      async (argument: Argument) =>
        (await act(await this.#findWorld(), argument)) ?? null;
    return {
      "ccgw:start": async () => {
        const { url, controlUrl, ca } = await this.#open();
        return { url, controlUrl: controlUrl ?? null, ca };
      },
      "ccgw:world": (order: AllocationOrder | null) => this.#createWorld(order ?? {}),
      "ccgw:call": inWorld(async (world, order: CallOrder) => (await world.incomingCall(order)).get()),
      "ccgw:customer": inWorld((world, { call, act }: CustomerAct) => {
        checkName("a customer", act, CUSTOMER_ACTS);
        return world.call(call)[act]();
      }),
      "ccgw:agent": inWorld((world, { agent, act, with: argument }: AgentAct) =>
        actAs(world.agent(agent), act, argument),
      ),
      "ccgw:advance": inWorld((world, by: Duration | "next") => world.clock.advance(by)),
      "ccgw:waitFor": inWorld((world, wait: WaitOrder) => world.waitFor(wait)),
      "ccgw:verify": inWorld((world, verification: Verification) => world.verify(verification)),
      "ccgw:journal": inWorld((world, query: JournalQuery | null) => world.journal.list(query ?? {})),
      "ccgw:findings": inWorld((world, query: FindingsQuery | null) => world.findings.list(query ?? {})),
      "ccgw:fault": inWorld((world, rule: FaultRule) => world.faults.add(rule)),
      "ccgw:clearFaults": inWorld((world) => world.faults.clear()),
      "ccgw:reset": inWorld((world) => world.reset()),
      "ccgw:stop": () => this.#stop(),
    };
  }

  #open(): Promise<AnySimulator> {
    this.#opening ??= openForTests(this.#options).catch((error: unknown) => {
      // The next task tries again.
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #findWorld(): Promise<TestedWorld> {
    return this.#world ?? (await this.#open()).world();
  }

  /** Creates a world, and deletes the one before it. */
  async #createWorld(order: AllocationOrder): Promise<WorldForPages> {
    const simulator = await this.#open();
    await this.#world?.[Symbol.asyncDispose]();
    this.#world = undefined;
    this.#world = await simulator.allocate({ ...QUIET_WORLD, ...order });
    const { name, url, ca } = this.#world;
    return { name, url, ca };
  }

  async #stop(): Promise<null> {
    const opening = this.#opening;
    this.#opening = undefined;
    this.#world = undefined;
    await (await opening)?.close();
    return null;
  }
}

type TestedWorld = ReturnType<AnySimulator["world"]>;

/** Calls a method of an agent by its name. */
async function actAs(agent: Agent, act: string, argument: unknown): Promise<unknown> {
  const methods = listMethods(agent);
  checkName("an agent", act, [...methods.keys()]);
  const method = methods.get(act);
  const result = await (argument === undefined ? method?.call(agent) : method?.call(agent, argument));
  // A handle cannot be written as JSON, so the data of the call is returned.
  return isCall(result) ? result.get() : result;
}

function isCall(result: unknown): result is { get(): Promise<unknown> } {
  return typeof result === "object" && result !== null && "get" in result && typeof result.get === "function";
}

type Method = (this: Agent, argument?: unknown) => Promise<unknown>;

function listMethods(agent: Agent): Map<string, Method> {
  const methods = new Map<string, Method>();
  for (let type = Object.getPrototypeOf(agent); type !== Object.prototype; type = Object.getPrototypeOf(type)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type)))
      if (name !== "constructor" && typeof value === "function" && !methods.has(name))
        methods.set(name, value as Method);
  }
  return methods;
}

function checkName(who: string, act: string, known: readonly string[]): void {
  if (!known.includes(act)) throw new TypeError(`Unknown act "${act}" of ${who}: use one of ${known.join(", ")}.`);
}
