// Makes a real gateway push to the simulator instead of the clients: replaces the addresses in sign-ins, and finds the client of each push.
import type { IncomingMessage } from "node:http";
import { type PushFailure, PushHosts, type PushRules, readPathBelowRoot } from "../../gateway/plugin.ts";
import { toOriginForm } from "../../http/origin-form.ts";
import { findKnownInterface, isSignInInterface } from "../../words/known-interfaces.ts";
import type { TapedBody, TapedExchange } from "../tape/gateway-tape.ts";
import { agentOfPush, explainUnacknowledged, explainUnanswered } from "./failed-push.ts";
import { type NamedReceiver, PUSH_PATH, PushAddresses } from "./push-addresses.ts";
import { replacePushAddresses } from "./sign-in-body.ts";

/**
 * The maximum size of the body of a sign-in (bytes). In a longer one, nothing is replaced; if it comes in chunks, its connection is cut.
 */
const MAX_SIGN_IN_BYTES = 64 * 1024;

const SUCCESS = /"retcode"\s*:\s*(?:"0"|0\b)/;

/** The facts about a simulator's ports that pushes need. */
export interface PushPorts {
  /** Where pushes may be forwarded to. */
  readonly rules: PushRules;
  /** The URL at which the gateway reaches a port of this simulator. */
  readonly url: string;
}

/** The body of a sign-in, as the gateway gets it. */
export interface PassedSignIn {
  readonly body: Buffer;
  /** Called at the end of the exchange, with or without an answer of the gateway. */
  onExchange(exchange: TapedExchange): void;
}

/** Records the pushes that are forwarded. */
export interface PushRecorder {
  /** Records a push to the address of a client, when it has arrived whole or has ended. Returns the number of its record. */
  begin(uri: string, body: TapedBody | undefined): number;
  /** Records its end. `failure`: why the client has not acknowledged it. */
  end(record: number, exchange: TapedExchange, failure: PushFailure | undefined): void;
}

/** A push that is forwarded. */
export interface ForwardedPush {
  /** Called when its body has arrived. */
  onArrival(body: TapedBody): void;
  /** Called when it has ended. `error`: why the client's server failed, if known. */
  onExchange(exchange: TapedExchange, error: Error | undefined): void;
}

/** The result of a push that was forwarded. */
export interface PushResult {
  /** The address of the client. */
  readonly uri: string;
  /** Why the client has not acknowledged it; undefined if it has. */
  readonly failure: PushFailure | undefined;
}

/** The pushes of a real gateway that the simulator forwards to clients. */
export class PassedPushes {
  /** Records the pushes; undefined: they are not recorded here. */
  recorder: PushRecorder | undefined;
  readonly #results = new WeakMap<TapedExchange, PushResult>();
  readonly #warn: (sentence: string) => void;
  readonly #ports: Promise<PushPorts>;
  #open: (ports: PushPorts) => void = () => {};
  readonly #addresses: PushAddresses;
  #hasWarned = false;

  /**
   * @param warn gets a sentence about each push without an answer, unless the one before to its receiver failed for the same reason. Also
   *   gets one about the first push to an unknown address.
   */
  constructor(warn: (sentence: string) => void) {
    this.#warn = warn;
    this.#ports = new Promise((resolve) => {
      this.#open = resolve;
    });
    const hosts = this.#ports.then(({ rules }) => new PushHosts(rules));
    this.#addresses = new PushAddresses(
      (from) => async (address, port) => (await hosts).explainRefusal(from, address, port),
    );
  }

  /** Notes the open ports. Sign-ins wait for that. */
  open(ports: PushPorts): void {
    this.#open(ports);
  }

  /** Returns whether a request is a sign-in whose body can name an address for pushes. */
  isSignIn({ method = "GET", url = "/", headers }: IncomingMessage): boolean {
    if (method === "GET") return false;
    const match = findKnownInterface(method, readPathBelowRoot({ url: toOriginForm(url) }) ?? "/");
    if (match?.isMethodRight !== true || !isSignInInterface(match.row)) return false;
    const length = headers["content-length"];
    return length === undefined ? headers["transfer-encoding"] !== undefined : Number(length) <= MAX_SIGN_IN_BYTES;
  }

  /**
   * Reads a sign-in, and replaces its addresses for pushes with the simulator's.
   *
   * @param onPart called with each part of the body as the client sent it
   * @returns undefined if the client disconnects, or sends too much
   */
  async readSignIn(request: IncomingMessage, onPart: (part: Buffer) => void): Promise<PassedSignIn | undefined> {
    const { url: target = "/" } = request;
    const from = request.socket.remoteAddress;
    const sent = await readBody(request, onPart);
    const { url: ours } = await this.#ports;
    if (sent === undefined) return undefined;
    const named: NamedReceiver[] = [];
    const body = replacePushAddresses(sent, (url) => {
      const receiver = this.#addresses.add(url, target, from);
      named.push(receiver);
      return buildPushAddress(ours, receiver);
    });
    return {
      body,
      onExchange: ({ answer, end }) => {
        const text = answer?.body;
        // A gateway may have accepted a sign-in that it has not answered.
        const isRefused = end === "answered" && typeof text === "string" && !SUCCESS.test(text);
        for (const receiver of named) this.#addresses.settle(receiver, !isRefused);
      },
    };
  }

  /** Returns the receiver of a push; undefined if its address is not one of the simulator's. */
  find(target: string): NamedReceiver | undefined {
    const found = this.#addresses.find(target);
    if (found !== undefined || this.#hasWarned) return found;
    this.#hasWarned = true;
    this.#warn(
      "a push came to an unknown address, and got HTTP 404: agents who signed in before this simulator started must sign in again",
    );
    return undefined;
  }

  /** Begins to forward a push to a receiver. */
  beginForwarding(receiver: NamedReceiver): ForwardedPush {
    const { recorder } = this;
    const uri = receiver.url.href;
    let record: number | undefined;
    const begin = (body: TapedBody | undefined): number | undefined => {
      record ??= recorder?.begin(uri, body);
      return record;
    };
    return {
      onArrival: begin,
      onExchange: (exchange, error) => {
        const unanswered = explainUnanswered(exchange, receiver.url, error);
        this.#report(receiver, exchange, unanswered);
        const failure = explainUnacknowledged(exchange, unanswered);
        this.#results.set(exchange, { uri, failure });
        const begun = begin(exchange.request.body);
        if (begun !== undefined) recorder?.end(begun, exchange, failure);
      },
    };
  }

  /** Returns the result of a push; undefined if it was not forwarded here. */
  resultOf(exchange: TapedExchange): PushResult | undefined {
    return this.#results.get(exchange);
  }

  /** Reports a push that got no answer, unless the last one failed for the same reason. */
  #report(receiver: NamedReceiver, { request }: TapedExchange, failure: PushFailure | undefined): void {
    if (failure !== undefined && failure.sentence !== receiver.failure) {
      const agent = agentOfPush(request.body) ?? "unknown";
      this.#warn(`a push to the client of agent ${agent} failed: ${failure.sentence}`);
    }
    receiver.failure = failure?.sentence;
  }
}

/** Returns an address of the simulator. It has the name and password of the client's address, because the gateway may send them. */
function buildPushAddress(base: string, { token, url }: NamedReceiver): string {
  const address = new URL(`${PUSH_PATH}${token}`, base);
  address.username = url.username;
  address.password = url.password;
  return address.href;
}

function readBody(request: IncomingMessage, onPart: (part: Buffer) => void): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      onPart(part);
      length += part.length;
      if (length > MAX_SIGN_IN_BYTES) request.destroy();
      else parts.push(part);
    });
    request.once("end", () => resolve(Buffer.concat(parts)));
    request.once("close", () => resolve(undefined));
  });
}
