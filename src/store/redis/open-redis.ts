// Connects to the Redis or Valkey of --store, and refuses one that cannot keep worlds.
import { readFile } from "node:fs/promises";
import { explainFileError } from "../../runtime/file-error.ts";
import { UnusableStore } from "../unusable-store.ts";
import { type RedisClient, RedisStore } from "./redis-store.ts";

/** How long the start waits for the store (milliseconds). */
const CONNECT_TIMEOUT_MS = 5_000;

/** The pause before a lost connection is opened again (milliseconds). */
const RECONNECT_PAUSE_MS = 100;

/** The first version with MINID for XTRIM, and with exclusive ranges for XRANGE. */
const MIN_VERSION = "6.2";

/** The address of a Redis, with the keys to use there. */
export interface RedisAddress {
  /** Such as `redis://user:password@host:6379/0`. */
  readonly url: string;
  /** As in StoreChoice. */
  readonly loginFile: string | undefined;
  /** The beginning of all keys. */
  readonly prefix: string;
}

/**
 * Connects to a store.
 *
 * @throws UnusableStore if the client library or the login cannot be read, or if the store cannot be reached, is too old, or would remove
 * worlds by itself.
 */
export async function openRedis({ url, loginFile, prefix }: RedisAddress, warn: (sentence: string) => void) {
  const { createClient } = await import("@redis/client").catch((error: unknown) => {
    throw new UnusableStore("--store needs the package @redis/client: npm install @redis/client", { cause: error });
  });
  const login = loginFile === undefined ? {} : await readLogin(loginFile);
  let isOpen = false;
  const client = createClient({
    url,
    ...login,
    // The callers of commands repeat those that fail, for a limited time.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (_retries, cause) => (isOpen ? RECONNECT_PAUSE_MS : cause),
    },
  });
  const name = describeAddress(url);
  client.on("error", (error: Error) => {
    if (isOpen)
      warn(
        `The store ${name} cannot be reached (${describeError(error)}). Requests wait until the leases of their worlds run out.`,
      );
  });
  try {
    const connected = (await client.connect()) as unknown as RedisClient;
    await checkStore(connected, name, warn);
    isOpen = true;
    return new RedisStore(connected, prefix);
  } catch (error) {
    client.destroy();
    if (error instanceof UnusableStore) throw error;
    throw new UnusableStore(`--store: ${name} cannot be used: ${describeError(error as Error)}.`, { cause: error });
  }
}

/** Reads `user:password`, or a password alone. */
async function readLogin(file: string): Promise<{ readonly username?: string; readonly password: string }> {
  try {
    const login = (await readFile(file, "utf8")).trim();
    const colon = login.indexOf(":");
    return colon < 0 ? { password: login } : { username: login.slice(0, colon), password: login.slice(colon + 1) };
  } catch (error) {
    throw new UnusableStore(`--store-login: ${file} cannot be read: ${explainFileError(error)}`, { cause: error });
  }
}

/** Refuses a store that is too old, or that removes keys by itself when its memory is full. Warns if it does not report its policy. */
async function checkStore(client: RedisClient, name: string, warn: (sentence: string) => void): Promise<void> {
  const version = /^redis_version:(.*)$/m.exec(String(await client.info("server")))?.[1]?.trim() ?? "0";
  if (version.localeCompare(MIN_VERSION, undefined, { numeric: true }) < 0) {
    throw new UnusableStore(`--store: ${name} has version ${version}, and version ${MIN_VERSION} or later is needed.`);
  }
  const policy = await client.configGet("maxmemory-policy").then(
    (answer) => answer["maxmemory-policy"],
    () => undefined,
  );
  if (policy === undefined) {
    warn(`The store ${name} does not report its maxmemory-policy. Set it to noeviction: another policy loses worlds.`);
  } else if (policy !== "noeviction") {
    throw new UnusableStore(
      `--store: ${name} has the maxmemory-policy ${policy}, which removes worlds when memory is short: set it to noeviction.`,
    );
  }
}

/** Returns host and port, without user and password. */
function describeAddress(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port === "" ? "6379" : port}`;
}

function describeError({ message, ...error }: Error & { readonly code?: string }): string {
  if (/^(?:WRONGPASS|NOAUTH|ERR AUTH)/.test(message)) return "it refuses user and password, or needs them";
  return message === "" ? (error.code ?? "unknown error") : message;
}
