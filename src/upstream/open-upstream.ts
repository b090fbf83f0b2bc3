// Opens a real gateway as the upstream, which gets the requests of the gateway's ports.
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestLine } from "../gateway/plugin.ts";
import { OptionsError } from "../options/options-error.ts";
import type { UpstreamOptions } from "../options/upstream-options.ts";
import { explainFileError } from "../runtime/file-error.ts";
import type { NewFile } from "../runtime/new-file.ts";
import { explainRequestFailure } from "../runtime/request-failure.ts";
import { packageVersion } from "../runtime/version.ts";
import { Anonymizer } from "./anonymous/anonymizer.ts";
import { describeExchange } from "./describe-exchange.ts";
import { Pass } from "./pass.ts";
import { RealGateway } from "./real-gateway.ts";
import { GatewayTapeWriter } from "./tape/gateway-tape-writer.ts";

/** How to make the certificate of the gateway accepted. */
const TRUST_HINT = "use --upstream-ca with the file of its CA";

/** The parts of an upstream. */
export interface UpstreamParts {
  readonly options: UpstreamOptions & { readonly upstream: string };
  readonly logRequest: ((line: RequestLine) => void) | undefined;
  readonly warn: (sentence: string) => void;
}

/** An open upstream. */
export interface Upstream {
  /** Takes a request of a client, in place of the simulated gateway. */
  take(request: IncomingMessage, response: ServerResponse): void;
  /** Writes a tape of all exchanges from now on to a new file. */
  tapeTo(file: NewFile): void;
  /** Ends the tape, with the exchanges that have not ended. */
  close(): void;
}

/**
 * Opens the real gateway of the options as the upstream. Nothing is sent to it before a client sends a request.
 *
 * @throws OptionsError if the file with its CA cannot be used.
 */
export function openUpstream({ options, logRequest, warn }: UpstreamParts): Upstream {
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
  const pass = new Pass({
    gateway,
    onExchange: (exchange, error) => {
      writer?.add(anonymizer.anonymize(exchange));
      logRequest?.(describeExchange(exchange, url, error));
      if (error === undefined || exchange.end !== "targetFailed") return;
      warn(`--upstream: ${explainRequestFailure(error, url, TRUST_HINT).sentence}`);
    },
  });
  return {
    take: pass.take,
    tapeTo: (file) => {
      const head = { version: packageVersion(), start: pass.begin(), anonymized: !plainTape };
      writer = new GatewayTapeWriter(file, head, warn);
    },
    close: () => {
      pass.stop();
      writer?.close();
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
