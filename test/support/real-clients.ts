// Runs third-party clients that trust the CA of a simulator: Node's fetch and curl.
import { execFile, fork, spawnSync } from "node:child_process";
import { on } from "node:events";
import { fileURLToPath } from "node:url";
import type { Test } from "tap";

/** A request. */
export interface ClientRequest {
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly guid?: string;
  readonly body?: string;
  /** The client's timeout in milliseconds. */
  readonly timeoutMs?: number;
}

/** The result of a request: the answer, or the client's code for the failure (`ECONNRESET`, `exit 56`). */
export interface ClientResult {
  readonly failure: string | undefined;
  readonly status: number;
  readonly text: string;
  /** The Guid in the answer, if any. */
  readonly guid: string | undefined;
}

/** A third-party client. `send` resolves with its result, even if the connection fails. */
export interface RealClient {
  readonly name: string;
  send(request: ClientRequest): Promise<ClientResult>;
}

/** The reason to skip tests with curl; false if it is installed. */
export const noCurl = spawnSync("curl", ["--version"]).error !== undefined && "there is no curl on this machine";

/** The default timeout in milliseconds: longer than any answer takes, even on a busy machine. */
const DEFAULT_TIMEOUT_MS = 600_000;

/** Opens a client with Node's fetch, in a separate process that ends with the test. */
export function openFetch(t: Pick<Test, "teardown">, caFile: string): RealClient {
  const child = fork(fileURLToPath(new URL("fetch-client.mjs", import.meta.url)), {
    env: { NODE_EXTRA_CA_CERTS: caFile },
    execArgv: [],
  });
  t.teardown(() => {
    if (child.connected) child.disconnect();
  });
  let sent = 0;
  return {
    name: "fetch",
    async send({ url, method = "GET", guid = "", body, timeoutMs = DEFAULT_TIMEOUT_MS }) {
      const number = ++sent;
      const headers = { Guid: guid, "Content-Type": "application/json" };
      const answers = on(child, "message", { close: ["disconnect"] });
      child.send({ number, url, method, headers, timeoutMs, ...(body !== undefined && { body }) });
      for await (const [result] of answers) {
        if (result.number !== number) continue;
        return {
          failure: result.error,
          status: result.status ?? 0,
          text: result.text ?? "",
          guid: readGuid(result.guid),
        };
      }
      throw new Error("The process that runs fetch has ended.");
    },
  };
}

/** Returns a client that runs curl for each request. */
export function openCurl(caFile: string): RealClient {
  return {
    name: "curl",
    send({ url, method = "GET", guid = "", body, timeoutMs = DEFAULT_TIMEOUT_MS }) {
      const options = [
        "-H",
        `Guid: ${guid}`,
        "-H",
        "Content-Type: application/json",
        ...(body === undefined ? [] : ["-d", body]),
      ];
      const argv = ["-s", "--cacert", caFile, "-m", String(timeoutMs / 1_000), "-X", method, ...options, "-i", url];
      return new Promise((resolve) => {
        execFile("curl", ["-q", ...argv], (error, output) => {
          const [head = "", text = ""] = output.split("\r\n\r\n");
          resolve({
            failure: error === null ? undefined : `exit ${error.code}`,
            status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1] ?? 0),
            text,
            guid: readGuid(/^Set-GUID: (.*)$/m.exec(head)?.[1]),
          });
        });
      });
    },
  };
}

/** Returns the Guid in a header; undefined without one. */
function readGuid(guid: string | null | undefined): string | undefined {
  return guid?.trim().replace("JSESSIONID=", "");
}
