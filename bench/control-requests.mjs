// Sends requests to the control API of a simulator, and measures their longest wait while the simulator does other work.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const agent = new Agent({ keepAlive: true });

/**
 * Sends a request. Resolves with the text of the answer.
 * @param {string} control the URL of the control API
 * @param {string} method
 * @param {string} path
 * @param {unknown} [given] a value to send as JSON; text is sent as it is, and so are bytes of JSON
 * @returns {Promise<string>} rejects if the request fails
 */
export function requestControl(control, method, path, given) {
  const isWritten = given === undefined || typeof given === "string" || given instanceof Buffer;
  const body = isWritten ? given : JSON.stringify(given);
  const type = typeof given === "string" && !given.startsWith("{") ? "application/yaml" : "application/json";
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "Content-Type": type, "Content-Length": Buffer.byteLength(body) };
    const sent = request(`${control}${path}`, { method, headers, agent }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode < 300) resolve(text);
        else reject(new Error(`${method} ${path}: HTTP ${response.statusCode} ${text.slice(0, 500)}`));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/**
 * Sends requests to the default world one after the other until a task ends.
 * @param {string} control
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>} the longest wait, in milliseconds
 */
export async function findLongestWait(control, work) {
  let longestMs = 0;
  let isDone = false;
  const working = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const before = performance.now();
    await requestControl(control, "GET", "/worlds/default");
    longestMs = Math.max(longestMs, performance.now() - before);
    await sleep(1);
  }
  await working;
  return longestMs;
}
