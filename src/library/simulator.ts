// A simulator as a program sees it: one in this process, or one in another that is reached through its control API.
/// <reference lib="esnext.disposable" preserve="true" />
import { DEFAULT_WORLD, type SimulatorInfo, type WorldInfo, type WorldOrder } from "../control/face.ts";
import type { Remote } from "./remote.ts";
import type { RequestOptions, Transport } from "./transport.ts";
import { World } from "./world.ts";

/** Where the doors of a simulator are. */
type Addresses = Omit<SimulatorInfo, "version">;

/** Everything that the control API can do, typed. A no is a ControlError. */
export abstract class AnySimulator implements AsyncDisposable {
  /** The gateway, such as `https://127.0.0.1:8043`, without a slash at the end. */
  readonly url: string;
  /** The same gateway over plain HTTP, where there is one. */
  readonly httpUrl: string | undefined;
  readonly controlUrl: string | undefined;
  /** The certificate to trust, as PEM. */
  readonly ca: string;
  readonly #transport: Transport;

  constructor(transport: Transport, { gateway, http, control }: Addresses, ca: string) {
    this.#transport = transport;
    this.url = gateway ?? "";
    this.httpUrl = http ?? undefined;
    this.controlUrl = control ?? undefined;
    this.ca = ca;
  }

  /** A world by its name, the default one without; whether there is one shows when something is asked of it. */
  world(name: string = DEFAULT_WORLD): World {
    return new World(this.#transport, name);
  }

  /** Every world, in the order in which they were made. */
  async worlds(how: RequestOptions = {}): Promise<WorldInfo[]> {
    return ((await this.#transport.ask("GET", "/worlds", undefined, how)) as { worlds: WorldInfo[] }).worlds;
  }

  /** Makes a world beside the others, and begins to play its scenario; when anything is wrong, none. */
  async createWorld(order: WorldOrder, how: RequestOptions = {}): Promise<World> {
    const { name } = (await this.#transport.ask("POST", "/worlds", order, how)) as WorldInfo;
    return this.world(name);
  }

  /** Deletes a world, and answers the polls that are held in it; the default one can only be reset. */
  deleteWorld(name: string, how: RequestOptions = {}): Promise<void> {
    return this.world(name).delete(how);
  }

  /** The figures of all worlds and of the process, as Prometheus reads them. */
  metrics(how: RequestOptions = {}): Promise<string> {
    return this.#transport.ask("GET", "/metrics", undefined, how) as Promise<string>;
  }

  /** Of a simulator in this process, closes it; of one in another, ends the events that are followed through it. */
  abstract close(): Promise<void>;

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** A simulator that runs in this process. */
export class Simulator extends AnySimulator {
  /** The file that the certificate to trust is in, if it is in one. */
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

  /** Answers what is in flight, releases held polls, and closes every door. What is asked afterwards is refused. */
  close(): Promise<void> {
    return this.#close();
  }
}

/** A simulator in another process. */
export class ConnectedSimulator extends AnySimulator {
  readonly #remote: Remote;

  constructor(remote: Remote, addresses: Addresses, ca: string) {
    super(remote, addresses, ca);
    this.#remote = remote;
  }

  /** Ends the events that are followed through it; the simulator itself goes on. */
  async close(): Promise<void> {
    this.#remote.close();
  }
}
