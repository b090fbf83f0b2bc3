// Describes a request for the tape of its world, without secrets.

import type { TapedRequest } from "../../words/tape.ts";
import type { Exchange } from "./exchange.ts";
import { headerOf } from "./header.ts";
import { SecretReplacer } from "./secret-replacer.ts";

/** The number of characters of a Guid that a tape keeps. */
const TAPED_GUID_LENGTH = 8;

/** Returns a request with each secret replaced by a filler, and with only the beginning of its Guid. */
export function describeForTape(exchange: Exchange): TapedRequest {
  const { operation, agent, guid, url, isSecure, remoteAddress, request } = exchange;
  const { raw, body } = request;
  const replacer = new SecretReplacer();
  const serviceToken = headerOf(raw, "service_token");
  return {
    operation,
    method: raw.method ?? "",
    url: replacer.replaceInUrl(url),
    agent,
    guid: guid?.slice(0, TAPED_GUID_LENGTH),
    contentType: raw.headers["content-type"],
    serviceToken: serviceToken === undefined ? undefined : replacer.fillerOf(serviceToken),
    body: typeof body === "string" && body !== "" ? replacer.replaceInBody(body) : undefined,
    secure: isSecure,
    from: remoteAddress,
  };
}
