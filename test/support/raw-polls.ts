// Polls on a separate connection, with access to both of its ends so that a test can break either.
import { connect, type Socket } from "node:net";
import { type Client, type Gateway, ROOT } from "./gateway.ts";
import { waitForEvent } from "./waiting.ts";

/** Both ends of a connection: of the client, and of the gateway. */
export interface Connection {
  readonly client: Socket;
  readonly server: Socket;
}

/** Sends polls of several agents on one connection, and waits until all are held. */
export async function pollOn(gateway: Gateway, clients: readonly Client[]): Promise<Connection> {
  const connected = waitForEvent(gateway.app.server, "connection");
  const client = connect(gateway.port, "127.0.0.1").on("error", () => {});
  client.write(
    clients.map(({ id, guid }) => `GET ${ROOT}/agentevent/${id} HTTP/1.1\r\nHost: x\r\nGuid: ${guid}\r\n\r\n`).join(""),
  );
  const [server] = (await connected) as [Socket];
  await gateway.waitForHeldPolls(clients.length);
  return { client, server };
}
