// Serves the control API below a path of the gateway's ports, so that one address is enough for both.
import type { IncomingMessage, ServerResponse } from "node:http";
import Fastify from "fastify";
import { buildControlServerOptions, type ControlParts, controlPlugin } from "./control/plugin.ts";
import type { MountedApi } from "./http/mounted-api.ts";
import { toOriginForm } from "./http/origin-form.ts";
import { buildPlainServerOptions, type ServerTimeouts } from "./serving/server-options.ts";

/** The path below which the gateway's ports serve the control API. */
export const CONTROL_PATH = "/ccgw";

/**
 * The control API below a path of other servers. It has a Fastify instance that never listens, so that no hook of one API gets a request of
 * the other. Requests that arrive before it is open wait, unless they are only redirected.
 */
export class MountedControl implements MountedApi {
  readonly path = CONTROL_PATH;
  readonly #app;
  readonly #opened: Promise<void>;
  #markOpen: () => void = () => {};

  constructor(times: ServerTimeouts, warn: (sentence: string) => void) {
    this.#app = Fastify({ ...buildControlServerOptions(warn, CONTROL_PATH), ...buildPlainServerOptions(times) });
    this.#opened = new Promise((resolve) => {
      this.#markOpen = resolve;
    });
  }

  /** Begins to serve. The gateway must already have its address. */
  async open(parts: ControlParts & { readonly token: string }): Promise<void> {
    await this.#app.register(controlPlugin, { ...parts, basePath: CONTROL_PATH });
    await this.#app.ready();
    this.#markOpen();
  }

  /** Serves a request to the path or below it. */
  readonly serve = (request: IncomingMessage, response: ServerResponse): void => {
    const [path = "", query] = toOriginForm(request.url ?? "/").split("?", 2);
    if (path === CONTROL_PATH && /^(?:GET|HEAD)$/.test(request.method ?? "")) {
      // The board names its files relative to its own address, which must end in a slash.
      response.writeHead(302, { Location: `${CONTROL_PATH}/${query === undefined ? "" : `?${query}`}` }).end();
      return;
    }
    void this.#opened.then(() => this.#app.routing(request, response));
  };

  /** Ends streams and long answers. Other requests in flight are answered; the servers wait for them. */
  async close(): Promise<void> {
    await this.#app.close();
  }
}
