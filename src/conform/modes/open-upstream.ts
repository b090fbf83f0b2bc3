// Opens the upstream: a real gateway to which the simulator forwards the requests of its clients.
import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { RequestLine } from "../../gateway/plugin.ts";
import type { Options } from "../../options/options.ts";
import { OptionsError } from "../../options/options-error.ts";
import type { UpstreamOptions } from "../../options/upstream-options.ts";
import { explainFileError } from "../../runtime/file-error.ts";
import type { NewFile } from "../../runtime/new-file.ts";
import { explainRequestFailure } from "../../runtime/request-failure.ts";
import { readPackageVersion } from "../../runtime/version.ts";
import { Anonymizer } from "../../upstream/anonymous/anonymizer.ts";
import { describeExchange } from "../../upstream/describe-exchange.ts";
import { GatewayProxy } from "../../upstream/gateway-proxy.ts";
import { MissedPushes } from "../../upstream/pushes/missed-pushes.ts";
import { PassedPushes } from "../../upstream/pushes/passed-pushes.ts";
import { RealGateway } from "../../upstream/real-gateway.ts";
import { GatewayTapeWriter } from "../../upstream/tape/gateway-tape-writer.ts";
import { createPushRecorder } from "./journaled-pushes.ts";
import { collectPushPorts, explainUnreachable, type OpenPorts } from "./push-ports.ts";
import type { OpenShadow, OpenShadowParts } from "./shadow/open-shadow.ts";
import type { Spy } from "./spy/spy.ts";

/** The hint for a gateway whose certificate is not trusted. */
const TRUST_HINT = "use --upstream-ca with the file of its CA";

/** The input of `openUpstream`. */
export interface UpstreamParts extends Pick<OpenShadowParts, "scenario" | "settings" | "warn" | "info"> {
  readonly options: UpstreamOptions & Pick<Options, "pushHosts" | "host"> & { readonly upstream: string };
  readonly logRequest: ((line: RequestLine) => void) | undefined;
}

/** An open upstream. */
export interface Upstream {
  /** Forwards a client's request to the real gateway. In the mode `spy`, `serve` gets the requests that the simulator answers. */
  take(request: IncomingMessage, response: ServerResponse, serve: RequestListener): void;
  /** Called with the default world, before it has clients. */
  onWorld(world: OpenShadow["world"]): void;
  /** Called with the open ports, before any push. */
  onOpen(ports: OpenPorts): void;
  /** The world that runs beside the real gateway; undefined if there is none. */
  readonly twin: OpenShadow["world"] | undefined;
  /** Writes a tape of all exchanges from now on to a new file. */
  tapeTo(file: NewFile): void;
  /** Ends the tape, including open exchanges. Resolves when the shadow or spy has ended too. */
  close(): Promise<void>;
}

/**
 * Opens the real gateway of the options as the upstream. Nothing is sent to it before a client sends a request.
 *
 * @throws OptionsError if the file with its CA cannot be read, or if --answer has an unknown name.
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
    warn(`--upstream-insecure: the certificate of ${url.host} is not checked, so the connection can be intercepted`);
  let writer: GatewayTapeWriter | undefined;
  const anonymizer = new Anonymizer(plainTape);
  let spy: Spy | undefined;
  if (options.mode === "spy") spy = new (await import("./spy/spy.ts")).Spy({ answer: options.answer, warn });
  const { pushAddress } = options;
  const pushes = pushAddress === undefined ? undefined : new PassedPushes(warn);
  const unreachable = explainUnreachable(options);
  if (unreachable !== undefined) warn(unreachable);
  const missed = pushes === undefined ? new MissedPushes(warn) : undefined;
  const proxy = new GatewayProxy({
    gateway: spy?.hideGuidsFrom(gateway) ?? gateway,
    pushes,
    onExchange: (exchange, error) => {
      writer?.add(anonymizer.anonymize(exchange));
      shadow?.onExchange(exchange);
      spy?.onExchange(exchange);
      logRequest?.(describeExchange(exchange, url, error));
      missed?.onExchange(exchange);
      // A push that failed at a client is logged where it was forwarded.
      if (exchange.isPush === true) return;
      if (error === undefined || exchange.end !== "targetFailed") return;
      warn(`--upstream: ${explainRequestFailure(error, url, TRUST_HINT).sentence}`);
    },
  });
  let shadow: OpenShadow | undefined;
  if (options.mode === "shadow") {
    // Imported here because the other modes don't need the modules of a comparison.
    const { openShadow } = await import("./shadow/open-shadow.ts");
    shadow = await openShadow({ ...parts, proxy, passed: pushes });
  }
  return {
    take: (request, response, serve) => {
      if (spy?.tryServe(request, response, serve) !== true) proxy.handle(request, response);
    },
    onWorld: (world) => {
      if (spy !== undefined) spy.world = world;
      // A shadow records the pushes itself, at the time of its twin.
      if (pushes !== undefined && shadow === undefined) pushes.recorder = createPushRecorder(world);
    },
    onOpen: (ports) => {
      if (pushAddress !== undefined) pushes?.open(collectPushPorts(options, pushAddress, ports));
    },
    twin: shadow?.world,
    tapeTo: (file) => {
      const head = { version: readPackageVersion(), start: proxy.start, anonymized: !plainTape };
      writer = new GatewayTapeWriter(file, head, warn);
    },
    close: async () => {
      proxy.stop();
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
