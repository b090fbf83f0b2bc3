// One connection to a port of the simulator, which records every response in order.
import { Agent as PlainAgent, request as plain } from "node:http";
import { Agent as SecureAgent, request as secure } from "node:https";

/** Timeout of a response, long enough for a busy machine. */
const TIMEOUT_MS = 600_000;

/**
 * Opens a connection.
 * @param {string} url the URL of the port
 * @param {unknown[][]} record receives a row for each request: request, status, how the response ended, Guid and text
 * @param {{ ca?: string, headers?: Record<string, string> }} [how]
 */
export function openRecordedConnection(url, record, { ca, headers: usual = {} } = {}) {
  const isSecure = ca !== undefined;
  // One request at a time, so that rows have the order of the requests.
  const agent = isSecure
    ? new SecureAgent({ keepAlive: true, maxSockets: 1, ca })
    : new PlainAgent({ keepAlive: true, maxSockets: 1 });
  const request = isSecure ? secure : plain;
  const send = (method, path, body, headers) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
      const length = text === "" ? {} : { "Content-Length": Buffer.byteLength(text) };
      const type = { "Content-Type": "application/json; charset=UTF-8" };
      const options = { method, agent, headers: { ...type, ...usual, ...headers, ...length } };
      const sent = request(`${url}${path}`, options, (response) => {
        let answer = "";
        const settle = (how) =>
          resolve({ status: response.statusCode, guid: response.headers["set-guid"], text: answer, how });
        response.setEncoding("utf8").on("data", (part) => {
          answer += part;
        });
        response.on("end", () => settle("whole"));
        response.on("error", () => settle("cut off"));
      });
      sent.setTimeout(TIMEOUT_MS, () => reject(new Error(`${method} ${url}${path} was not answered`)));
      sent.on("error", () => resolve({ status: 0, text: "", how: "no answer" }));
      sent.end(text);
    });
  return {
    /** The number of requests so far. */
    sent: 0,
    async send(method, path, body, headers) {
      this.sent += 1;
      const { status, guid, text, how } = await send(method, path, body, headers);
      record.push([`${method} ${path}`, status, how, guid ?? "", text]);
      return { status, guid, body: how === "whole" ? parseJson(text) : undefined };
    },
    close: () => agent.destroy(),
  };
}

/** Returns the JSON of a response; undefined if it is not JSON, because a fault cut it. */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
