// Reads the headers and bodies of requests and answers in a HAR file.
import { decodeBody } from "../tape/decode-body.ts";
import type { GatewayAnswer, TapedBody, TapedHeaders } from "../tape/gateway-tape.ts";
import { decodeUtf8, MAX_BODY_BYTES } from "../tape/taped-text.ts";
import { type HarObject, listOf, objectOf, sizeOf, textOf, toWellFormed } from "./har-values.ts";

/** The name of a header. For HTTP/2, files also list names such as `:path`, which are not headers. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Characters that no header can have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the expression finds them
const NOT_IN_HEADERS = /[\u0000-\u0008\u000a-\u001f\u007f]/;

const OVER_HTTP_2 = /^(?:h|http\/)[23]/i;

/** Returns the headers of a request or an answer. Some programs join several values of one header with a line feed. */
export function readHarHeaders(message: HarObject): TapedHeaders {
  return listOf(message["headers"]).flatMap((header) => {
    const { name, value } = objectOf(header) ?? {};
    if (typeof name !== "string" || !HEADER_NAME.test(name)) return [];
    const values = textOf(value).split(/\r?\n/);
    return values.filter((each) => !NOT_IN_HEADERS.test(each)).map((each) => [name, each] as const);
  });
}

/** Returns the body of a request; undefined if it has none. */
export function readHarRequestBody(request: HarObject): TapedBody | undefined {
  const data = objectOf(request["postData"]) ?? {};
  const form = listOf(data["params"]).map((parameter) => {
    const { name, value } = objectOf(parameter) ?? {};
    return `${encodeFormText(textOf(name))}=${encodeFormText(textOf(value))}`;
  });
  const text = textOf(data["text"]) || form.join("&");
  const body = bodyOf(text, data["encoding"], undefined);
  if (body !== "") return body;
  const size = sizeOf(request["bodySize"]);
  return size === 0 ? undefined : { bytes: size };
}

/** Returns the answer in a `response`; null if none came. Programs then write the status 0, or no response. */
export function readHarAnswer(response: HarObject | undefined, isFromTape: boolean): GatewayAnswer | null {
  const status = Number(response?.["status"]);
  if (response === undefined || !Number.isInteger(status) || status < 100 || status > 999) return null;
  const headers = readHarHeaders(response);
  const content = objectOf(response["content"]) ?? {};
  const isHttp2 = OVER_HTTP_2.test(textOf(response["httpVersion"]));
  return {
    status,
    headers,
    body: answerBodyOf(content, headers, isFromTape),
    ...(isHttp2 ? { isHttp2 } : {}),
  };
}

function answerBodyOf(content: HarObject, headers: TapedHeaders, isFromTape: boolean): TapedBody {
  const [, encoding] = headers.find(([name]) => name.toLowerCase() === "content-encoding") ?? [];
  const body = bodyOf(textOf(content["text"]), content["encoding"], encoding);
  const size = sizeOf(content["size"]);
  if (body !== "" || size === 0) return body;
  // On a tape, a body that is not text has only its size. In any other file, the body is missing.
  return isFromTape && content["_missing"] !== true ? { bytes: size } : { bytes: size, isMissing: true };
}

/**
 * Returns the body in a text of the file.
 *
 * @param encoding `base64` for bytes
 * @param compression the Content-Encoding of the bytes, if the file has them as they were sent
 */
function bodyOf(text: string, encoding: unknown, compression: string | undefined): TapedBody {
  if (encoding !== "base64") {
    const bytes = Buffer.byteLength(text);
    return bytes > MAX_BODY_BYTES ? { bytes } : text;
  }
  const sent = Buffer.from(text, "base64");
  const size = { bytes: sent.length };
  if (sent.length > MAX_BODY_BYTES) return size;
  const decoded = compression === undefined ? undefined : decodeBody(sent, compression, MAX_BODY_BYTES);
  return decodeUtf8(sent) ?? (decoded === undefined ? undefined : decodeUtf8(decoded)) ?? size;
}

function encodeFormText(text: string): string {
  return encodeURIComponent(toWellFormed(text));
}
