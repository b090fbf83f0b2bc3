// Polls on a connection of their own, of which the test holds both ends: to break it on either side.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { type Client, type Gateway, ROOT } from "./gateway.ts";

export interface Connection {
  readonly client: Socket;
  readonly server: Socket;
}

/** Sends polls of some agents, one right after the other, and waits until they are all held. */
export async function pollOn(gateway: Gateway, polls: readonly Client[]): Promise<Connection> {
  const connected = once(gateway.app.server, "connection") as Promise<[Socket]>;
  const client = connect(gateway.port, "127.0.0.1").on("error", () => {});
  client.write(
    polls.map(({ id, guid }) => `GET ${ROOT}/agentevent/${id} HTTP/1.1\r\nHost: x\r\nGuid: ${guid}\r\n\r\n`).join(""),
  );
  const [server] = await connected;
  await gateway.holding(polls.length);
  return { client, server };
}
