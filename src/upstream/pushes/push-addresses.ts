// Keeps the simulator's addresses for pushes, each in place of one that a client has named.
import { randomBytes } from "node:crypto";
import { toOriginForm } from "../../http/origin-form.ts";
import type { AddressCheck } from "../../runtime/checked-lookup.ts";
import { PushReceiver } from "./push-receiver.ts";

/** The path of the simulator's addresses for pushes. A token follows. */
export const PUSH_PATH = "/ccgw-push/";

/** The number of bytes of a token: too many to guess. */
const TOKEN_BYTES = 24;

/** The maximum number of addresses that are remembered: one for each agent of a large center. */
const MAX_ADDRESSES = 60_000;

/** A receiver of pushes at an address that a client has named. The gateway gets an address of the simulator instead. */
export interface NamedReceiver {
  /** The client's address, the path of its sign-in and the URL of the receiver. */
  readonly key: string;
  /** The secret part of the simulator's address. */
  readonly token: string;
  /** The path and the query at the server. */
  readonly path: string;
  readonly server: PushReceiver;
  readonly url: URL;
  /** Whether the gateway has accepted a sign-in with it. */
  isAccepted: boolean;
  /** Why the last push got no answer; undefined if it got one. */
  failure: string | undefined;
}

/** Returns a check of addresses for the pushes of a client. `from`: the address that the client signed in from. */
export type CreateCheck = (from: string | undefined) => AddressCheck;

/** The addresses for pushes that clients have named. */
export class PushAddresses {
  readonly #createCheck: CreateCheck;
  readonly #byKey = new Map<string, NamedReceiver>();
  readonly #byToken = new Map<string, NamedReceiver>();
  /** The servers of receivers, so that pushes to one server share connections. */
  readonly #servers = new Map<string, PushReceiver>();

  constructor(createCheck: CreateCheck) {
    this.#createCheck = createCheck;
  }

  /**
   * Returns the receiver at an address that a client has named. The same client gets the same one again.
   *
   * @param url the address that the client has named
   * @param signIn the path of the sign-in
   * @param from the address that the client signs in from
   */
  add(url: URL, signIn: string, from: string | undefined): NamedReceiver {
    const key = `${from} ${signIn} ${url.href}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return this.#refresh(known);
    const receiver = {
      key,
      token: randomBytes(TOKEN_BYTES).toString("base64url"),
      path: `${url.pathname}${url.search}`,
      server: this.#serverOf(url, from),
      url,
      isAccepted: false,
      failure: undefined,
    };
    return this.#refresh(receiver);
  }

  /** Notes whether the gateway has accepted a sign-in. An address that it has never accepted is forgotten. */
  settle(receiver: NamedReceiver, isAccepted: boolean): void {
    if (isAccepted) {
      receiver.isAccepted = true;
      this.#refresh(receiver);
    } else if (!receiver.isAccepted) this.#remove(receiver);
  }

  /** Returns the receiver of a request; undefined if its address has no valid token. */
  find(target: string): NamedReceiver | undefined {
    const receiver = this.#byToken.get(toOriginForm(target).slice(PUSH_PATH.length));
    return receiver && this.#refresh(receiver);
  }

  /** Makes a receiver the newest, so that unused ones are forgotten first. */
  #refresh(receiver: NamedReceiver): NamedReceiver {
    this.#remove(receiver);
    this.#byKey.set(receiver.key, receiver);
    this.#byToken.set(receiver.token, receiver);
    for (const oldest of this.#byKey.values()) {
      if (this.#byKey.size <= MAX_ADDRESSES) break;
      this.#remove(oldest);
    }
    return receiver;
  }

  #remove({ key, token }: NamedReceiver): void {
    this.#byKey.delete(key);
    this.#byToken.delete(token);
  }

  #serverOf(url: URL, from: string | undefined): PushReceiver {
    const key = `${from} ${url.origin}`;
    const known = this.#servers.get(key);
    if (known !== undefined) return known;
    const [oldest] = this.#servers.keys();
    if (this.#servers.size >= MAX_ADDRESSES && oldest !== undefined) this.#servers.delete(oldest);
    const server = new PushReceiver(url, this.#createCheck(from));
    this.#servers.set(key, server);
    return server;
  }
}

/** Returns whether a request is for an address of the simulator for pushes, with a valid token or not. */
export function isPushTarget(target: string): boolean {
  return toOriginForm(target).startsWith(PUSH_PATH);
}
