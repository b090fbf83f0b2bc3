// Writes the lines of the tape of a real gateway.
import { GATEWAY_TAPE_FORMAT } from "../../words/tape.ts";
import { GATEWAY_TAPE_NUMBER, type GatewayTapeHead, type TapedBody, type TapedHeaders } from "./gateway-tape.ts";
import type { GatewayTape } from "./read-gateway-tape.ts";

type Line = GatewayTape["exchanges"][number];

/** Returns the head of a tape in the present format. */
export function makeGatewayTapeHead(head: Pick<GatewayTapeHead, "version" | "start" | "anonymized">): GatewayTapeHead {
  return { format: GATEWAY_TAPE_FORMAT, number: GATEWAY_TAPE_NUMBER, ...head };
}

/** Returns the first line of a tape. */
export function writeGatewayTapeHead(head: GatewayTapeHead): string {
  return `${JSON.stringify(head)}\n`;
}

/** Returns the line of an exchange. The parts are joined here, because most lists of headers have been written before. */
export function writeGatewayTapeLine({ exchange, connection, isPush, from, to, request, answer, end }: Line): string {
  const { method, url, headers, body } = request;
  const place = `"exchange":${exchange},"connection":${connection}${isPush === true ? ',"isPush":true' : ""},"from":${from},"to":${to}`;
  const sent = `{"method":${JSON.stringify(method)},"url":${JSON.stringify(url)},"headers":${textOfHeaders(headers)}${body === undefined ? "" : `,"body":${JSON.stringify(body)}`}}`;
  return `{${place},"request":${sent},"answer":${textOfAnswer(answer)},"end":${JSON.stringify(end)}}\n`;
}

function textOfAnswer(answer: Line["answer"]): string {
  if (answer === null) return "null";
  const { status, headers, body, isHttp2 } = answer;
  return `{"status":${status},"headers":${textOfHeaders(headers)},"body":${textOfBody(body)}${isHttp2 === true ? ',"isHttp2":true' : ""}}`;
}

/** The last text of an answer with its JSON: many answers in a row are equal. */
let lastBody = "";
let lastBodyText = '""';

/** The maximum length of a text that is remembered (characters). */
const MAX_REMEMBERED = 4_096;

function textOfBody(body: TapedBody): string {
  if (body === lastBody) return lastBodyText;
  const text = JSON.stringify(body);
  if (typeof body === "string" && body.length <= MAX_REMEMBERED) {
    lastBody = body;
    lastBodyText = text;
  }
  return text;
}

/** The JSON of lists of headers, which an anonymizer returns again and again. */
const headerTexts = new WeakMap<TapedHeaders, string>();

function textOfHeaders(headers: TapedHeaders): string {
  let text = headerTexts.get(headers);
  if (text === undefined) {
    text = JSON.stringify(headers);
    headerTexts.set(headers, text);
  }
  return text;
}

/** Returns the text of a whole tape. */
export function writeGatewayTape({ head, exchanges }: GatewayTape): string {
  return writeGatewayTapeHead(head) + exchanges.map(writeGatewayTapeLine).join("");
}
