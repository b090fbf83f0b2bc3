// Checks Content-Type and Content-Encoding.
// Reports values that differ from the documents, or refuses such a Content-Type.

import { show } from "../../forms/show.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import type { RefusalReason } from "../../words/refusal-reason.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { NO_CONTENT_TYPE } from "../refusal-reasons.ts";

const DOCUMENTED_TYPE = "application/json; charset=UTF-8";

/** Matches equivalent forms: in any case, with or without blanks and quotes, or without the charset. */
const EQUIVALENT_TYPE = /^\s*application\/json\s*(?:;\s*(?:charset\s*=\s*"?utf-?8"?\s*;?\s*)?)?$/i;

/** The maximum number of quoted characters of a header. */
const MAX_QUOTED_LENGTH = 80;

/**
 * Reports a missing or undocumented Content-Type, and a compressed body, to the world. With `strictHeaders`, such a Content-Type is refused
 * instead.
 *
 * @returns why the request is refused; undefined if it is accepted
 */
export function checkHeaders(
  exchange: Exchange,
  { strictHeaders }: Readonly<GatewaySettings>,
): RefusalReason | undefined {
  const { headers, method } = exchange.request.raw;
  const { clientObserver } = exchange.world;
  const type = headers["content-type"];
  if (type === undefined) {
    if (strictHeaders) return NO_CONTENT_TYPE;
    clientObserver.onWithoutContentType(exchange);
  } else if (type !== DOCUMENTED_TYPE && !EQUIVALENT_TYPE.test(type)) {
    const found = show(type.slice(0, MAX_QUOTED_LENGTH));
    if (strictHeaders) return explainUndocumented(found);
    clientObserver.onUndocumentedContentType(exchange, found);
  }
  if (method !== "GET") {
    const encoding = headers["content-encoding"];
    if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
      clientObserver.onCompressed(exchange, show(encoding.slice(0, MAX_QUOTED_LENGTH)));
    }
  }
  return undefined;
}

function explainUndocumented(found: string): RefusalReason {
  const sentence = `the Content-Type is ${found}, which strictHeaders refuses; accepted: ${DOCUMENTED_TYPE}`;
  return { sentence, in: "header", name: "Content-Type", found, accepted: DOCUMENTED_TYPE };
}
