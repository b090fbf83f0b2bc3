// Reads the tape of a real gateway, and names the line that is wrong.
import { readJsonLines } from "../../runtime/json-lines.ts";
import { GATEWAY_TAPE_FORMAT } from "../../words/tape.ts";
import { GATEWAY_TAPE_NUMBER, type GatewayTapeHead, type TapedExchange } from "./gateway-tape.ts";

/** A tape of a real gateway that has been read. */
export interface GatewayTape {
  readonly head: GatewayTapeHead;
  /** In the order in which the requests began. */
  readonly exchanges: readonly TapedExchange[];
}

/**
 * Reads a tape. The last line may be incomplete, because the process that wrote it may have been killed.
 *
 * @returns the tape, or a sentence that says what is wrong.
 */
export function readGatewayTape(text: string): GatewayTape | { readonly problem: string } {
  const [head, ...lines] = readJsonLines(text);
  if (head?.["format"] !== GATEWAY_TAPE_FORMAT) {
    return {
      problem: `line 1 is not the head of a tape of a real gateway: its format must be ${JSON.stringify(GATEWAY_TAPE_FORMAT)}. ccgw serve --upstream URL --tape FILE writes one`,
    };
  }
  if (head["number"] !== GATEWAY_TAPE_NUMBER) {
    return {
      problem: `this tape has the format number ${String(head["number"])}, and this version reads ${GATEWAY_TAPE_NUMBER}`,
    };
  }
  if (typeof head["start"] !== "string" || Number.isNaN(Date.parse(head["start"]))) {
    return { problem: 'line 1 has no instant in "start"' };
  }
  const exchanges: TapedExchange[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === undefined || !isExchange(line)) {
      return { problem: `line ${index + 2} is not a line of a tape: it must be a request with its answer` };
    }
    exchanges.push(line);
  }
  exchanges.sort((one, other) => one.exchange - other.exchange);
  return { head: head as unknown as GatewayTapeHead, exchanges };
}

function isExchange(line: object): line is TapedExchange {
  // `isPush` is true or absent.
  const { exchange, connection, isPush = true, from, to, request, answer, end } = line as Partial<TapedExchange>;
  return (
    isPush === true &&
    [exchange, connection, from, to].every((number) => typeof number === "number" && number >= 0) &&
    typeof end === "string" &&
    typeof request?.method === "string" &&
    typeof request.url === "string" &&
    areHeaders(request.headers) &&
    isBody(request.body ?? "") &&
    (answer === null || (typeof answer?.status === "number" && areHeaders(answer.headers) && isBody(answer.body)))
  );
}

function areHeaders(headers: unknown): boolean {
  return (
    Array.isArray(headers) &&
    headers.every(
      (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part: unknown) => typeof part === "string"),
    )
  );
}

function isBody(body: unknown): boolean {
  if (typeof body === "string") return true;
  return typeof body === "object" && body !== null && typeof (body as { readonly bytes?: unknown }).bytes === "number";
}
