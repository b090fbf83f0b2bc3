// The library's handles for a simulator, in this process or in another one.
/// <reference lib="esnext.disposable" preserve="true" />
import {
  type AllocationInfo,
  type AllocationOrder,
  DEFAULT_WORLD,
  type SimulatorInfo,
  type WorldInfo,
  type WorldOrder,
} from "../control/api-types.ts";
import { AllocatedWorld } from "./allocated-world.ts";
import { withScenarioText } from "./scenario-file.ts";
import type { HttpTransport } from "./transports/http-transport.ts";
import type { RequestOptions, Transport } from "./transports/transport.ts";
import { World } from "./world-handle.ts";

/** The addresses of a simulator. */
type Addresses = Omit<SimulatorInfo, "version">;

/** A simulator in this process or another. Methods reject with a ControlError if the control API refuses. */
export abstract class AnySimulator implements AsyncDisposable {
  /** The URL of the gateway, such as `https://127.0.0.1:8043`, without a trailing slash. */
  readonly url: string;
  /** The URL of the gateway over plain HTTP; undefined if that port is closed. */
  readonly httpUrl: string | undefined;
  /** The URL of the control API; undefined if it is off. */
  readonly controlUrl: string | undefined;
  /** The CA certificate that clients must trust, as PEM. */
  readonly ca: string;
  readonly #transport: Transport;

  constructor(transport: Transport, { gateway, http, control }: Addresses, ca: string) {
    this.#transport = transport;
    this.url = gateway;
    this.httpUrl = http ?? undefined;
    this.controlUrl = control ?? undefined;
    this.ca = ca;
  }

  /**
   * Returns a handle for a world. It does not check that the world exists; methods of the handle do.
   *
   * @param name the name of the world; default `default`.
   */
  world(name: string = DEFAULT_WORLD): World {
    return new World(this.#transport, name, this.url);
  }

  /** Returns all worlds, oldest first. */
  async worlds(options: RequestOptions = {}): Promise<WorldInfo[]> {
    return ((await this.#transport.request("GET", "/worlds", undefined, options)) as { worlds: WorldInfo[] }).worlds;
  }

  /**
   * Creates a world and starts its scenario. If anything in the order is wrong, no world is created.
   *
   * @param order the name, scenario, clock, seed, settings and lifetime, each optional. Without a name it is world-1, world-2 and so on.
   *   The path of a scenario file is one of this process, even if the simulator is in another process.
   * @returns a handle for the new world.
   * @throws ControlError of kind `invalid-input` with all mistakes in `errors`, or `world-taken` if the name is in use.
   */
  async createWorld(order: WorldOrder = {}, options: RequestOptions = {}): Promise<World> {
    const { name, url } = (await this.#transport.request(
      "POST",
      "/worlds",
      await withScenarioText(order),
      options,
    )) as WorldInfo;
    // The answer names the URL, because with workers it can be another address than `this.url`.
    return new World(this.#transport, name, this.url, url);
  }

  /**
   * Creates a world for a test. By default, it has a random name and is deleted after 10 minutes without a request, so a job that crashes
   * leaves nothing behind. With a store, it is served by the replica that gets its first request.
   *
   * @param order as for `createWorld`; a `ttl` of null means never.
   * @returns a handle for the new world, with the address and the certificate for its clients. `await using` deletes the world.
   * @throws ControlError as `createWorld`.
   */
  async allocate(order: AllocationOrder = {}, options: RequestOptions = {}): Promise<AllocatedWorld> {
    const allocation = (await this.#transport.request(
      "POST",
      "/allocations",
      await withScenarioText(order),
      options,
    )) as AllocationInfo;
    return new AllocatedWorld(this.#transport, this.url, allocation);
  }

  /**
   * Deletes a world and answers its held polls. The world `default` can only be reset.
   *
   * @throws ControlError of kind `unknown-world`, or `world-needed` for the world `default`.
   */
  deleteWorld(name: string, options: RequestOptions = {}): Promise<void> {
    return this.world(name).delete(options);
  }

  /** Returns the metrics of all worlds and of the process in the Prometheus text format. */
  metrics(options: RequestOptions = {}): Promise<string> {
    return this.#transport.request("GET", "/metrics", undefined, options) as Promise<string>;
  }

  /** Closes a simulator in this process. If it runs in another process, only ends the event streams of this client. */
  abstract close(): Promise<void>;

  /** Calls `close` at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** The result of `startSimulator`: the members of `AnySimulator`, and these. */
export class Simulator extends AnySimulator {
  /** The path of the CA certificate file; undefined if the certificates are in memory. */
  readonly caFile: string | undefined;
  readonly #close: () => Promise<void>;

  constructor(
    transport: Transport,
    addresses: Addresses,
    ca: { pem: string; file: string | undefined },
    close: () => Promise<void>,
  ) {
    super(transport, addresses, ca.pem);
    this.caFile = ca.file;
    this.#close = close;
  }

  /** Answers requests in flight, releases held polls, and closes all ports. Later requests are refused. */
  close(): Promise<void> {
    return this.#close();
  }
}

/** The result of `connectSimulator`, with the members of `AnySimulator`. */
export class ConnectedSimulator extends AnySimulator {
  readonly #transport: HttpTransport;

  constructor(transport: HttpTransport, addresses: Addresses, ca: string) {
    super(transport, addresses, ca);
    this.#transport = transport;
  }

  /** Ends the event streams of this client; the simulator keeps running. */
  async close(): Promise<void> {
    this.#transport.close();
  }
}
