// Describes the import of a HAR file: the exchanges on the tape, and the entries that were left out.
import type { TapeOfHar } from "../../upstream/har/tape-from-har.ts";
import { formatCount } from "../../words/format-count.ts";

/** Returns sentences with the numbers of exchanges on the tape, of entries that were left out, and of missing bodies. */
export function describeImport({ exchanges, leftOut }: TapeOfHar): readonly string[] {
  const { other, preflight, webSocket } = leftOut;
  const omitted = [
    ...(other > 0 ? [`${formatCount(other, "request")} outside /agentgateway/resource`] : []),
    ...(preflight > 0 ? [formatCount(preflight, "preflight request")] : []),
    ...(webSocket > 0 ? [formatCount(webSocket, "WebSocket connection")] : []),
  ];
  const bodiless = exchanges.filter(({ answer }) => typeof answer?.body === "object" && answer.body.isMissing).length;
  return [
    exchanges.length === 0
      ? "no exchange with a gateway: addresses of a gateway have the path /agentgateway/resource"
      : `${formatCount(exchanges.length, "exchange")} on the tape`,
    ...(omitted.length > 0 ? [`left out: ${omitted.join(", ")}`] : []),
    ...(bodiless > 0
      ? [`${formatCount(bodiless, "answer")} without a body: save the file again with the contents of the answers`]
      : []),
  ];
}
