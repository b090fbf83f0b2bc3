// Sends one request to the gateway, and returns the envelope of its answer with the new Guid, if any.
import { request } from "node:https";

/**
 * Sends a request to the gateway.
 * @param {string} url
 * @param {{ method: string, guid: string, agent: import("node:https").Agent, body?: string }} how an empty `guid` omits the header
 * @returns {Promise<{ retcode: string, guid?: string, event?: { eventType: string } }>} `guid`: the new Guid, if any.
 *   Rejects if the connection fails
 */
export function requestGateway(url, { method, guid, agent, body }) {
  return new Promise((resolve, reject) => {
    const headers = { "Content-Type": "application/json; charset=UTF-8", ...(guid === "" ? {} : { Guid: guid }) };
    const sent = request(url, { method, headers, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ ...JSON.parse(text), guid: response.headers["guid"] }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
