// Calls the server of a client: posts a text, and reads the short answer.

/** The most of an answer that is read, in bytes: an acknowledgement is short. */
const LONGEST_ANSWER = 64 * 1024;

export interface CalleeAnswer {
  readonly status: number;
  /** The body; undefined when it is longer than an acknowledgement can be. */
  readonly text: string | undefined;
}

/**
 * Posts a text to an http or https address. Redirects are not followed: whoever is called must be whom the client named. Rejects when
 * the callee cannot be reached, breaks off, or has not answered wholly when the signal aborts.
 */
export async function post(
  uri: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<CalleeAnswer> {
  // Loaded with the first push: most simulators never push. Node's own fetch is made of the same parts, but behaves as a browser:
  // it refuses ports that clients do listen on, such as 5060.
  const { request } = await import("undici");
  const url = new URL(uri);
  const response = await request(url, { method: "POST", headers: { ...headers, ...credentialsOf(url) }, body, signal });
  return { status: response.statusCode, text: await readBounded(response.body) };
}

/** The name and password in an address, as the header that they stand for. */
function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { Authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > LONGEST_ANSWER) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
