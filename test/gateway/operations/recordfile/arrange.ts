// Downloads files as a client.
import type { IncomingMessage } from "node:http";
import type { Client } from "../../../support/gateway.ts";
import { waitForEvent } from "../../../support/waiting.ts";

/** An answer with its bytes. */
export interface Downloaded {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly bytes: Buffer;
}

/** Downloads a file. The path is relative to the root, or a whole URL. */
export async function download(
  client: Client,
  path: string,
  headers: Record<string, string> = {},
): Promise<Downloaded> {
  const sent = client.start("GET", path.replace(/^https?:\/\/[^/]+/, ""), headers);
  sent.end();
  const [response] = (await waitForEvent(sent, "response")) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(parts) };
}
