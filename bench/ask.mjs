// Asks the gateway as clients of the benchmark do: one request, and what its envelope says, with the Guid that came with it.
import { request } from "node:https";

/**
 * @param {string} url
 * @param {{ method: string, guid: string, agent: import("node:https").Agent, body?: string }} how an empty Guid is not shown
 * @returns {Promise<{ retcode: string, guid?: string, event?: { eventType: string } }>}
 */
export function askGateway(url, { method, guid, agent, body }) {
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
