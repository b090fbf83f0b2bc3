// Replaces secrets in requests with fillers before they are taped.
// A filler has the length of its secret, so that its request stays valid.
import { decodeUrlPart, splitUrl } from "../../forms/masked-url.ts";
import { isSecretName, SECRET_WORDS } from "../../forms/secret-names.ts";

/** Matches text that may contain a secret. An escaped character can hide the name of a secret; an @ can follow a password in a URL. */
const MAY_HOLD_SECRET = new RegExp(String.raw`${SECRET_WORDS}|\\u|%|:[^"]*@`, "i");

const WEB_ADDRESS = /^\s*https?:/i;

/** Matches the user and the password before the host of a web address. */
const USER = /^(\s*https?:[\\/]*)([^/\\#]*)(?=@)/i;

/**
 * Replaces the secrets of one request. Equal secrets get equal fillers, and the first ten different ones get different fillers. No
 * interface has more.
 */
export class SecretReplacer {
  readonly #fillers = new Map<string, string>();

  /** The number of different secrets so far. */
  get secretCount(): number {
    return this.#fillers.size;
  }

  /** Returns a secret's filler, of the same length: letters `x`, and the number of the secret at the end. */
  fillerOf(secret: string): string {
    if (secret === "") return "";
    const known = this.#fillers.get(secret);
    if (known !== undefined) return known;
    const number = String(this.#fillers.size + 1).slice(-secret.length);
    const filler = number.padStart(secret.length, "x");
    this.#fillers.set(secret, filler);
    return filler;
  }

  /** Returns a JSON body with fillers in place of secrets. A text that is not JSON is cut where a secret may begin. */
  replaceInBody(text: string): string {
    const at = text.search(MAY_HOLD_SECRET);
    if (at < 0) return text;
    try {
      return JSON.stringify(JSON.parse(text), (name, value: unknown) => this.#replaceInMember(name, value));
    } catch {
      return text.slice(0, at);
    }
  }

  /** Returns a URL with fillers in place of secret values in its query, and of user and password before its host. */
  replaceInUrl(url: string): string {
    if (!MAY_HOLD_SECRET.test(url)) return url;
    const { path, query } = splitUrl(url);
    const filled = path.replace(USER, (_, scheme: string, user: string) => `${scheme}${this.fillerOf(user)}`);
    if (query === undefined) return filled;
    return `${filled}?${query.replace(/[^&;]+/g, (parameter) => this.#replaceInParameter(parameter))}`;
  }

  #replaceInMember(name: string, value: unknown): unknown {
    if (value === null || typeof value === "boolean") return value;
    if (isSecretName(name)) return typeof value === "object" ? {} : this.fillerOf(String(value));
    return typeof value === "string" && WEB_ADDRESS.test(value) ? this.replaceInUrl(value) : value;
  }

  #replaceInParameter(parameter: string): string {
    const at = parameter.indexOf("=");
    if (at < 0 || !isSecretName(decodeUrlPart(parameter.slice(0, at)))) return parameter;
    return `${parameter.slice(0, at + 1)}${this.fillerOf(decodeUrlPart(parameter.slice(at + 1)))}`;
  }
}
