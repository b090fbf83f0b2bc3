// One connection to a door of the simulator, and every answer that came over it, written down in order.
import { Agent as PlainAgent, request as plain } from "node:http";
import { Agent as SecureAgent, request as secure } from "node:https";

/** Milliseconds of wall time: no answer takes so long, even on a busy machine. */
const HANGS_AFTER = 600_000;

/**
 * Opens a line.
 * @param {string} url of the door
 * @param {unknown[][]} account takes a row for each request: method, path, status, Guid and text, or what the network did instead
 * @param {{ ca?: string, headers?: Record<string, string> }} [how]
 */
export function openLine(url, account, { ca, headers: usual = {} } = {}) {
  const isSecure = ca !== undefined;
  // One request at a time, so that each answer belongs to the request before it.
  const agent = isSecure
    ? new SecureAgent({ keepAlive: true, maxSockets: 1, ca })
    : new PlainAgent({ keepAlive: true, maxSockets: 1 });
  const ask = isSecure ? secure : plain;
  const send = (method, path, body, headers) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const length = text === "" ? {} : { "Content-Length": Buffer.byteLength(text) };
      const type = { "Content-Type": "application/json; charset=UTF-8" };
      const options = { method, agent, headers: { ...type, ...usual, ...headers, ...length } };
      const sent = ask(`${url}${path}`, options, (response) => {
        let answer = "";
        const settle = (how) =>
          resolve({ status: response.statusCode, guid: response.headers["set-guid"], text: answer, how });
        response.setEncoding("utf8").on("data", (part) => {
          answer += part;
        });
        response.on("end", () => settle("whole"));
        response.on("error", () => settle("cut off"));
      });
      // Nothing here takes so long: what does hangs, and is to be named.
      sent.setTimeout(HANGS_AFTER, () => reject(new Error(`${method} ${url}${path} was not answered`)));
      sent.on("error", () => resolve({ status: 0, text: "", how: "no answer" }));
      sent.end(text);
    });
  return {
    /** How many requests have been sent. */
    sent: 0,
    async send(method, path, body, headers) {
      this.sent += 1;
      const { status, guid, text, how } = await send(method, path, body, headers);
      account.push([`${method} ${path}`, status, how, guid ?? "", text]);
      return { status, guid, body: how === "whole" ? parsed(text) : undefined };
    },
    close: () => agent.destroy(),
  };
}

/** What an answer says; undefined when it is no JSON, as answers cut on purpose are none. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
