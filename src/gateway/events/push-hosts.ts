// Where pushes may go. A client chooses the address, so that without a limit it could have the simulator send requests to hosts that only this
// machine can reach.
import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { isAddressRange } from "../../forms/address-range.ts";
import { resolveHost } from "../../runtime/checked-lookup.ts";

/** What decides where pushes may go. */
export interface PushRules {
  /** Host names, addresses, CIDRs or `*` that they may go to beside the usual. */
  readonly hosts: readonly string[];
  /** The address that the gateway listens on. */
  boundTo(): string;
  /** Whether the simulator itself listens on a port, at whatever address. */
  isOwnPort(port: number): boolean;
}

const LOOPBACK = listOf("127.0.0.0/8", "::1");
/** A connection to an unspecified address goes to this machine. */
const THIS_MACHINE = listOf("127.0.0.0/8", "::1", "0.0.0.0/8", "::");
const LINK_LOCAL = listOf("169.254.0.0/16", "fe80::/10");

export class PushHosts {
  readonly #rules: PushRules;
  readonly #allowsAll: boolean;
  /** Ranges that were named, and those of them that lie within the loopback or link-local addresses. */
  readonly #named = new BlockList();
  readonly #namedSpecial = new BlockList();
  readonly #names: string[] = [];

  constructor(rules: PushRules) {
    this.#rules = rules;
    this.#allowsAll = rules.hosts.includes("*");
    for (const host of rules.hosts) {
      const range = host === "localhost" ? "127.0.0.0/8" : host;
      if (host === "localhost") add(this.#namedSpecial, "::1");
      if (isAddressRange(range)) {
        add(this.#named, range);
        if (isSpecial(range)) add(this.#namedSpecial, range);
      } else if (host !== "*") this.#names.push(host);
    }
  }

  /**
   * Resolves with why a push may not go to an address and port, as a sentence without its full stop; undefined: it may.
   *
   * @param from the address that the client signed in from; undefined where it is not known.
   */
  async explainRefusal(from: string | undefined, address: string, port: number): Promise<string | undefined> {
    const where = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
    if (this.#rules.isOwnPort(port) && isThisMachine(address)) return `${where} is a port of this simulator`;
    if (contains(LINK_LOCAL, address)) {
      return contains(this.#namedSpecial, address)
        ? undefined
        : withAdvice(`${where} is a link-local address`, address);
    }
    const isSame = from !== undefined && contains(listOf(ipv4OfMapped(from)), address);
    if (contains(THIS_MACHINE, address)) {
      const isUsual = isSame || contains(LOOPBACK, this.#rules.boundTo());
      return isUsual || contains(this.#namedSpecial, address)
        ? undefined
        : withAdvice(`${where} is a loopback address of this machine`, address);
    }
    const isUsual = isSame && !contains(LOOPBACK, this.#rules.boundTo());
    if (isUsual || this.#allowsAll || contains(this.#named, address) || (await this.#isNamedHost(address)))
      return undefined;
    const usual = contains(LOOPBACK, this.#rules.boundTo())
      ? "pushes go to this machine only"
      : "pushes go to the address that the agent signed in from only";
    return withAdvice(`${where} is another host: ${usual}`, address);
  }

  /** Whether an address is one of a host that was named. */
  async #isNamedHost(address: string): Promise<boolean> {
    const found = await Promise.all(this.#names.map(resolveHost));
    return found.flat().some((one) => contains(listOf(ipv4OfMapped(one)), address));
  }
}

function withAdvice(sentence: string, address: string): string {
  return `${sentence}; --push-hosts ${ipv4OfMapped(address)} allows it`;
}

/** Whether a range lies within the loopback or the link-local addresses as a whole: whoever names it means it. */
function isSpecial(range: string): boolean {
  const [address = "", prefix = "128"] = range.split("/");
  const length = Number(prefix);
  if (contains(LINK_LOCAL, address)) return length >= (address.includes(":") ? 10 : 16);
  return contains(THIS_MACHINE, address) && length >= (address.includes(":") ? 128 : 8);
}

function isThisMachine(address: string): boolean {
  if (contains(THIS_MACHINE, address)) return true;
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map((one) => one.address));
  return contains(listOf(...own), address);
}

function listOf(...ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) add(list, range);
  return list;
}

function add(list: BlockList, range: string): void {
  const [address = "", prefix] = range.split("/");
  const plain = withoutZone(address);
  if (prefix === undefined) list.addAddress(plain, familyOf(plain));
  else list.addSubnet(plain, Number(prefix), familyOf(plain));
}

/** Whether an address is in a list; an IPv4 address that is written as IPv6 is the IPv4 address. */
function contains(list: BlockList, address: string): boolean {
  const plain = withoutZone(address);
  return isIP(plain) !== 0 && list.check(plain, familyOf(plain));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}

function withoutZone(address: string): string {
  return address.replace(/%.*$/s, "");
}

function ipv4OfMapped(address: string): string {
  return withoutZone(address).replace(/^::ffff:(?=\d+\.)/i, "");
}
