// Clients that nobody here has written: Node's fetch and curl, over HTTPS, each with the CA of a simulator to trust and nothing else.
import { execFile, fork, spawnSync } from "node:child_process";
import { on } from "node:events";
import { fileURLToPath } from "node:url";
import type { Test } from "tap";

/** A request, and for how long (milliseconds) the client is to wait for its answer. */
export interface Question {
  readonly url: string;
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly guid?: string;
  readonly body?: string;
  readonly within?: number;
}

/** What a client saw: what it says of a failure, in its own words (`ECONNRESET`, `exit 56`), or the answer. */
export interface Sight {
  readonly failure: string | undefined;
  readonly status: number;
  readonly text: string;
  /** The Guid that the answer brings, if any. */
  readonly guid: string | undefined;
}

export interface RealClient {
  readonly name: string;
  ask(question: Question): Promise<Sight>;
}

/** Why curl cannot be asked; false where it can. */
export const noCurl = spawnSync("curl", ["--version"]).error !== undefined && "there is no curl on this machine";

/** Longer than any answer takes, even on a busy machine. */
const LONG = 600_000;

/** Node's fetch, in a process of its own that ends with the test. */
export function openFetch(t: Pick<Test, "teardown">, caFile: string): RealClient {
  const child = fork(fileURLToPath(new URL("fetch-client.mjs", import.meta.url)), {
    env: { NODE_EXTRA_CA_CERTS: caFile },
    execArgv: [],
  });
  t.teardown(() => child.disconnect());
  let asked = 0;
  return {
    name: "fetch",
    async ask({ url, method = "GET", guid = "", body, within = LONG }) {
      const number = ++asked;
      const headers = { Guid: guid, "Content-Type": "application/json" };
      const answers = on(child, "message");
      child.send({ number, url, method, headers, within, ...(body !== undefined && { body }) });
      for await (const [told] of answers) {
        if (told.number !== number) continue;
        return { failure: told.error, status: told.status ?? 0, text: told.text ?? "", guid: plain(told.guid) };
      }
      throw new Error("the process of fetch has ended");
    },
  };
}

/** curl, a process for each request. */
export function openCurl(caFile: string): RealClient {
  return {
    name: "curl",
    ask({ url, method = "GET", guid = "", body, within = LONG }) {
      const said = [
        "-H",
        `Guid: ${guid}`,
        "-H",
        "Content-Type: application/json",
        ...(body === undefined ? [] : ["-d", body]),
      ];
      const argv = ["-s", "--cacert", caFile, "-m", String(within / 1_000), "-X", method, ...said, "-i", url];
      return new Promise((resolve) => {
        execFile("curl", ["-q", ...argv], (error, shown) => {
          const [head = "", text = ""] = shown.split("\r\n\r\n");
          resolve({
            failure: error === null ? undefined : `exit ${error.code}`,
            status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1] ?? 0),
            text,
            guid: plain(/^Set-GUID: (.*)$/m.exec(head)?.[1]),
          });
        });
      });
    },
  };
}

function plain(guid: string | null | undefined): string | undefined {
  return guid?.trim().replace("JSESSIONID=", "");
}
