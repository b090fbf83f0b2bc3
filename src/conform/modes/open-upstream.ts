// Opens a real gateway as the upstream, which gets the requests of the gateway's ports.
import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { RequestLine } from "../../gateway/plugin.ts";
import { OptionsError } from "../../options/options-error.ts";
import type { UpstreamOptions } from "../../options/upstream-options.ts";
import { explainFileError } from "../../runtime/file-error.ts";
import type { NewFile } from "../../runtime/new-file.ts";
import { explainRequestFailure } from "../../runtime/request-failure.ts";
import { packageVersion } from "../../runtime/version.ts";
import { Anonymizer } from "../../upstream/anonymous/anonymizer.ts";
import { describeExchange } from "../../upstream/describe-exchange.ts";
import { Pass } from "../../upstream/pass.ts";
import { RealGateway } from "../../upstream/real-gateway.ts";
import { GatewayTapeWriter } from "../../upstream/tape/gateway-tape-writer.ts";
import type { OpenShadow, OpenShadowParts } from "./shadow/open-shadow.ts";
import type { Spy } from "./spy/spy.ts";

/** How to make the certificate of the gateway accepted. */
const TRUST_HINT = "use --upstream-ca with the file of its CA";

/** The parts of an upstream. */
export interface UpstreamParts extends Pick<OpenShadowParts, "scenario" | "settings" | "warn" | "info"> {
  readonly options: UpstreamOptions & { readonly upstream: string };
  readonly logRequest: ((line: RequestLine) => void) | undefined;
}

/** An open upstream. */
export interface Upstream {
  /** Takes a request of a client, in place of the simulated gateway. `serve` serves it there all the same. */
  take(request: IncomingMessage, response: ServerResponse, serve: RequestListener): void;
  /** Is told the default world, before it has clients. */
  onWorld(world: OpenShadow["world"]): void;
  /** The world that runs beside the real gateway; undefined if there is none. */
  readonly twin: OpenShadow["world"] | undefined;
  /** Writes a tape of all exchanges from now on to a new file. */
  tapeTo(file: NewFile): void;
  /** Ends the tape, with the exchanges that have not ended. Resolves when what runs beside the gateway has ended too. */
  close(): Promise<void>;
}

/**
 * Opens the real gateway of the options as the upstream. Nothing is sent to it before a client sends a request.
 *
 * @throws OptionsError if the file with its CA cannot be used.
 */
export async function openUpstream(parts: UpstreamParts): Promise<Upstream> {
  const { options, logRequest, warn } = parts;
  const { upstream, upstreamCa, upstreamInsecure, plainTape } = options;
  const url = new URL(upstream);
  const gateway = new RealGateway({
    url: upstream,
    ca: upstreamCa === undefined ? undefined : readCa(upstreamCa),
    isInsecure: upstreamInsecure,
  });
  if (upstreamInsecure)
    warn(`--upstream-insecure: the certificate of ${url.host} is not checked, so anyone could be in between`);
  let writer: GatewayTapeWriter | undefined;
  const anonymizer = new Anonymizer(plainTape);
  let spy: Spy | undefined;
  if (options.mode === "spy") spy = new (await import("./spy/spy.ts")).Spy({ answer: options.answer, warn });
  const pass = new Pass({
    gateway: spy?.hide(gateway) ?? gateway,
    onExchange: (exchange, error) => {
      writer?.add(anonymizer.anonymize(exchange));
      shadow?.onExchange(exchange);
      spy?.onExchange(exchange);
      logRequest?.(describeExchange(exchange, url, error));
      if (error === undefined || exchange.end !== "targetFailed") return;
      warn(`--upstream: ${explainRequestFailure(error, url, TRUST_HINT).sentence}`);
    },
  });
  let shadow: OpenShadow | undefined;
  if (options.mode === "shadow") {
    // Its modules contain a whole comparison, which the other modes don't need.
    const { openShadow } = await import("./shadow/open-shadow.ts");
    shadow = await openShadow({ ...parts, pass });
  }
  return {
    take: (request, response, serve) => {
      if (spy?.serves(request, response, serve) !== true) pass.take(request, response);
    },
    onWorld: (world) => {
      if (spy !== undefined) spy.world = world;
    },
    twin: shadow?.world,
    tapeTo: (file) => {
      const head = { version: packageVersion(), start: pass.start, anonymized: !plainTape };
      writer = new GatewayTapeWriter(file, head, warn);
    },
    close: async () => {
      pass.stop();
      writer?.close();
      await shadow?.close();
      await spy?.close();
    },
  };
}

function readCa(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new OptionsError(`--upstream-ca: ${path}: ${explainFileError(error)}`, { cause: error });
  }
}
