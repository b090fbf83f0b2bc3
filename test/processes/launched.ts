// Starts the executable as a process, and signs an agent in.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:https";
import { createInterface } from "node:readline";
import type { Test } from "tap";
import { ROOT } from "../support/client.ts";
import { buildExecutable } from "../support/executable.ts";
import { waitFor } from "../support/waiting.ts";

const MAIN = await buildExecutable();

/**
 * Starts the executable. Its output lines can be read in order.
 *
 * @param prefix a command that runs the rest of its arguments.
 */
export function launch(t: Test, argv: readonly string[], prefix: readonly string[] = []) {
  const [command = "", ...rest] = [...prefix, process.execPath, MAIN, ...argv];
  const child = spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"] });
  t.teardown(() => child.kill("SIGKILL"));
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const closed = once(child, "close");
  return {
    child,
    /** Returns the next line that matches. Throws if the process ends before. */
    async readLine(matches: (line: string) => boolean = () => true): Promise<string> {
      for (;;) {
        const { value, done } = await waitFor(lines.next(), () => `no such line has come; stderr: ${err}`);
        if (done === true) throw new Error(`the process ended without such a line; stderr: ${err}`);
        if (matches(value)) return value;
      }
    },
    /** Waits for the end of the process. Returns its exit code or signal, and the whole output of stderr. */
    async waitForEnd() {
      const [exitCode, signal] = await waitFor(closed, () => `the process has not ended; stderr: ${err}`);
      return { exitCode, signal, err };
    },
  };
}

/** A scenario with one agent and long polls. */
export const QUIET = "settings: { pollHold: 1h }\ncenter: { agents: [ { id: 101, password: secret } ] }\n";

/** Signs agent 101 in. Returns its Guid. */
export function signIn(port: number, ca: string): Promise<string> {
  const guid = new Promise<string>((resolve, reject) => {
    const path = `${ROOT}/onlineagent/101`;
    request({ host: "127.0.0.1", port, ca, method: "PUT", path, agent: false }, (response) => {
      response.resume();
      resolve(/JSESSIONID=(.*)/.exec(String(response.headers["set-guid"]))?.[1] ?? "");
    })
      .on("error", reject)
      .end(JSON.stringify({ password: "secret", phonenum: "40038" }));
  });
  return waitFor(guid, "the sign-in has no answer");
}
