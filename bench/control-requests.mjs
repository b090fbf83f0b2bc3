// Sends requests to the control API of a simulator, and measures their longest wait while the simulator does other work.
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const agent = new Agent({ keepAlive: true });

/**
 * Sends a request. Resolves with the text of the answer.
 * @param {string} control the URL of the control API
 * @param {string} method
 * @param {string} path
 * @param {unknown} [content] a value to send as JSON. Text (JSON or YAML) and bytes (JSON) are sent unchanged
 * @returns {Promise<string>} rejects if the request fails or its status is not below 300
 */
export function requestControl(control, method, path, content) {
  const isEncoded = content === undefined || typeof content === "string" || content instanceof Buffer;
  const body = isEncoded ? content : JSON.stringify(content);
  const type = typeof content === "string" && !content.startsWith("{") ? "application/yaml" : "application/json";
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
 * @param {string} control the URL of the control API
 * @param {() => Promise<unknown>} task
 * @returns {Promise<number>} the longest wait, in milliseconds; rejects if the task or a request fails
 */
export async function findLongestWait(control, task) {
  let longestMs = 0;
  let isDone = false;
  const working = task().finally(() => {
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
