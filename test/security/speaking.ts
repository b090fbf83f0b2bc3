// Speaks to the ports of a simulator byte by byte, over TLS and plainly, for tests of the protocol.
import { once } from "node:events";
import { connect } from "node:net";
import { type ConnectionOptions, connect as connectSecurely } from "node:tls";
import type { Siege } from "./siege.ts";

export const DOORS = ["gateway", "control"] as const;
export const ROOT = "/agentgateway/resource";
export const PATH = { gateway: `${ROOT}/calldata/102/statistics`, control: "/worlds" };
export const SIGNED_OUT = /^HTTP\/1\.1 200 OK\r\n.*"retcode":"100-006"/s;
export const ANSWERED = { gateway: SIGNED_OUT, control: /^HTTP\/1\.1 200 OK\r\n.*"worlds":\[/s };
export const portOf = (siege: Siege) => Number(new URL(siege.simulator.url).port);

/** Sends text over TLS, closes the sending side where asked, and returns all that comes back, with the protocol that was chosen. */
export async function speakSecurely(
  siege: Siege,
  text: string,
  { offers, isHalfClosed = false }: { offers?: string[]; isHalfClosed?: boolean } = {},
): Promise<{ chosen: string | false | null; heard: string }> {
  const socket = connectSecurely({
    port: portOf(siege),
    host: "127.0.0.1",
    ca: siege.simulator.ca,
    ...(offers === undefined ? {} : { ALPNProtocols: offers }),
    allowHalfOpen: true,
  } as ConnectionOptions);
  let heard = "";
  socket.setEncoding("latin1").on("data", (part) => {
    heard += part;
  });
  await once(socket, "secureConnect");
  if (isHalfClosed) socket.end(text);
  else socket.write(text);
  await once(socket, "end");
  const chosen = socket.alpnProtocol;
  socket.destroy();
  return { chosen, heard };
}

/** Sends text over plain HTTP and closes the sending side; returns all that comes back. */
export async function speakHalfClosed(siege: Siege, door: "gateway" | "control", text: string): Promise<string> {
  const socket = connect({ port: siege.port(door), host: "127.0.0.1", allowHalfOpen: true });
  let heard = "";
  socket.setEncoding("latin1").on("data", (part) => {
    heard += part;
  });
  socket.end(text);
  await once(socket, "end");
  return heard;
}

export const HOST = "Host: localhost\r\nConnection: close\r\n";
export const latin1 = (text: string) => Buffer.from(text, "utf8").toString("latin1");
