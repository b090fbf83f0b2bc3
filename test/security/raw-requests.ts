// Sends raw text to the ports of a simulator, over TLS and plain HTTP, for tests of the protocol.
import { connect } from "node:net";
import { type ConnectionOptions, connect as connectSecurely } from "node:tls";
import { ROOT } from "../support/client.ts";
import { waitForEvent } from "../support/waiting.ts";
import type { AttackedSimulator, PortName } from "./attacked-simulator.ts";

/** The names of the two ports that speak plain HTTP. */
export const PORTS = ["gateway", "control"] as const;

/** A path of each port that a GET may have. */
export const PATH = { gateway: `${ROOT}/calldata/102/statistics`, control: "/worlds" };

/** A path of each port that a PUT with a body may have. */
export const PUT_PATH = { gateway: `${ROOT}/onlineagent/102`, control: "/worlds/default/clock" };

/** Matches the gateway's answer to an agent without a session. */
export const SIGNED_OUT = /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-006"/s;

/** Matches the control API's answer to a request without a token. */
export const REFUSED_401 = /^HTTP\/1\.1 401 .*"urn:ccgw:problem:token-needed"/s;

/** Matches each port's answer to a GET of its path. */
export const ANSWERS = { gateway: SIGNED_OUT, control: /^HTTP\/1\.1 200 OK\r\n.*"worlds":\[/s };

/** Returns the gateway's port for HTTPS. */
export const portOf = (target: AttackedSimulator) => Number(new URL(target.simulator.url).port);

/** Sends text over TLS, and closes the sending side if `isHalfClosed`. Returns the ALPN protocol, and everything received. */
export async function sendOverTls(
  target: AttackedSimulator,
  text: string,
  { offers, isHalfClosed = false }: { offers?: string[]; isHalfClosed?: boolean } = {},
): Promise<{ protocol: string | false | null; received: string }> {
  const socket = connectSecurely({
    port: portOf(target),
    host: "127.0.0.1",
    ca: target.simulator.ca,
    ...(offers === undefined ? {} : { ALPNProtocols: offers }),
    allowHalfOpen: true,
  } as ConnectionOptions);
  let received = "";
  socket.setEncoding("latin1").on("data", (part) => {
    received += part;
  });
  await waitForEvent(socket, "secureConnect");
  if (isHalfClosed) socket.end(text);
  else socket.write(text);
  await waitForEvent(socket, "end");
  const protocol = socket.alpnProtocol;
  socket.destroy();
  return { protocol, received };
}

/** Sends text over plain HTTP and closes the sending side. Returns everything received. */
export async function sendHalfClosed(target: AttackedSimulator, port: PortName, text: string): Promise<string> {
  const socket = connect({ port: target.portOf(port), host: "127.0.0.1", allowHalfOpen: true });
  let received = "";
  socket.setEncoding("latin1").on("data", (part) => {
    received += part;
  });
  socket.end(text);
  await waitForEvent(socket, "end");
  return received;
}

/** The headers of a raw request: the host, and that its connection ends. */
export const HOST = "Host: localhost\r\nConnection: close\r\n";

/** Returns the UTF-8 bytes of a text as characters, as a raw request has them. */
export const toLatin1 = (text: string) => Buffer.from(text, "utf8").toString("latin1");

/** Returns the path of a route of the control API with a value for each parameter. */
export const withValues = (path: string) =>
  path.replace(":world", "default").replace(":agent", "101").replaceAll(/:\w+/g, "1");
