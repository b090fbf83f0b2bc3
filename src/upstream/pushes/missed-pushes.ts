// Warns about the first client that requests pushes, because they bypass the simulator.
import { readPathBelowRoot } from "../../gateway/plugin.ts";
import { toOriginForm } from "../../http/origin-form.ts";
import { findKnownInterface, isSignInInterface } from "../../words/known-interfaces.ts";
import type { TapedExchange } from "../tape/gateway-tape.ts";
import { namesPushAddress } from "./sign-in-body.ts";

/** Notices sign-ins with an address for pushes. */
export class MissedPushes {
  readonly #warn: (sentence: string) => void;
  #hasWarned = false;

  constructor(warn: (sentence: string) => void) {
    this.#warn = warn;
  }

  /** Takes an exchange. Warns about the first answered sign-in with an address for pushes. */
  onExchange({ request: { method, url, body }, end }: TapedExchange): void {
    if (this.#hasWarned || typeof body !== "string" || end !== "answered" || !namesPushAddress(body)) return;
    const match = findKnownInterface(method, readPathBelowRoot({ url: toOriginForm(url) }) ?? "/");
    if (match === undefined || !isSignInInterface(match.row)) return;
    this.#hasWarned = true;
    this.#warn(
      "--upstream: a client asks for pushes, which go from the gateway straight to the client: use --push-address to have them on the tape",
    );
  }
}
