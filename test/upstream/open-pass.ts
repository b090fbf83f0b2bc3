// Runs `serve --upstream` in front of a server of the test, and reads the tape.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Test } from "tap";
import type { GatewayTapeHead, TapedExchange } from "../../src/upstream/tape/gateway-tape.ts";
import { start } from "../cli/command.ts";
import { untilReceived } from "../support/waiting.ts";

/** Opens a server that sends the next of its answers for each request, and keeps the received `requests`. */
export async function openRawServer(t: Test, answers: readonly (string | Uint8Array)[]) {
  const requests: string[] = [];
  let next = 0;
  const server = createServer((socket) => {
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (part) => {
      text += part.toString("latin1");
      const [head = ""] = text.split("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (!text.includes("\r\n\r\n") || text.length < head.length + 4 + length) return;
      requests.push(text);
      text = "";
      const answer = answers[next++];
      if (answer === undefined) socket.destroy();
      else socket.write(answer);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/**
 * Runs `serve --upstream`. It ends with the test.
 *
 * @param upstream the URL of the real gateway
 * @param more further options
 * @param folder an empty folder for certificates and tape; needed if the test has other files
 */
export async function openPass(
  t: Test,
  upstream: string,
  more: readonly string[] = [],
  folder: string = t.testdir({}),
) {
  const file = `${folder}/gateway.tape`;
  const ports = ["--port", "0", "--http-port", "0", "--control-port", "0", "--certs-dir", `${folder}/certs`];
  const serving = start(["serve", ...ports, "--upstream", upstream, "--tape", file, ...more]);
  const failed = serving.ended.then(({ err }): never => {
    throw new Error(err);
  });
  failed.catch(() => {});
  const { gateway, http, control } = JSON.parse(await Promise.race([serving.ready, failed]));
  let isStopped = false;
  const stop = async () => {
    if (!isStopped) serving.signal("SIGTERM");
    isStopped = true;
    return serving.ended;
  };
  t.teardown(stop);
  const readLines = () =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  return {
    gateway,
    http,
    control,
    waitForText: serving.waitForText,
    stop,
    file,
    readHead: () => readLines()[0] as GatewayTapeHead,
    readExchanges: () => readLines().slice(1) as TapedExchange[],
  };
}

/** Sends bytes on a new connection, and resolves with the received bytes once they contain a text. The connection stays open. */
export async function sendRaw(url: string, text: string, wanted: string): Promise<{ socket: Socket; answer: string }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  let answer = "";
  socket.on("data", (part) => {
    answer += part.toString("latin1");
  });
  socket.write(text, "latin1");
  await untilReceived(socket, "data", () => answer, wanted);
  return { socket, answer };
}
