// Decides where pushes may go: clients choose the addresses, and must not reach hosts that only this machine can reach (SSRF).
import { BlockList, isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { isAddressRange } from "../../forms/address-range.ts";
import { resolveHost } from "../../runtime/checked-lookup.ts";

/** The rules that decide where pushes may go. */
export interface PushRules {
  /** Further targets: host names, addresses, CIDR ranges, or `*` for all but loopback and link-local addresses. */
  readonly hosts: readonly string[];
  /** The address that the gateway listens on. */
  listenAddress(): string;
  /** Whether the simulator listens on a port, at any address. */
  isOwnPort(port: number): boolean;
}

const LOOPBACK = createBlockList("127.0.0.0/8", "::1");
/** Includes the unspecified addresses: connections to them go to this machine. */
const THIS_MACHINE = createBlockList("127.0.0.0/8", "::1", "0.0.0.0/8", "::");
const LINK_LOCAL = createBlockList("169.254.0.0/16", "fe80::/10");

/** Decides which addresses pushes may go to. */
export class PushHosts {
  readonly #rules: PushRules;
  readonly #allowsAll: boolean;
  /** The addresses and ranges in the rules. */
  readonly #ranges = new BlockList();
  /** The loopback and link-local ranges in the rules. */
  readonly #localRanges = new BlockList();
  readonly #hostNames: string[] = [];

  constructor(rules: PushRules) {
    this.#rules = rules;
    this.#allowsAll = rules.hosts.includes("*");
    for (const host of rules.hosts) {
      const range = host === "localhost" ? "127.0.0.0/8" : host;
      if (host === "localhost") addRange(this.#localRanges, "::1");
      if (isAddressRange(range)) {
        addRange(this.#ranges, range);
        if (isLocalRange(range)) addRange(this.#localRanges, range);
      } else if (host !== "*") this.#hostNames.push(host);
    }
  }

  /**
   * Returns why a push may not go to an address and port.
   *
   * @param from the address that the client signed in from; undefined if it is not known
   * @returns a sentence without full stop; undefined if the push may go there
   */
  async explainRefusal(from: string | undefined, address: string, port: number): Promise<string | undefined> {
    const where = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
    if (this.#rules.isOwnPort(port) && isThisMachine(address)) return `${where} is a port of this simulator`;
    if (contains(LINK_LOCAL, address)) {
      return contains(this.#localRanges, address) ? undefined : addAdvice(`${where} is a link-local address`, address);
    }
    const isClientAddress = from !== undefined && contains(createBlockList(ipv4OfMapped(from)), address);
    if (contains(THIS_MACHINE, address)) {
      const isAllowedByDefault = isClientAddress || contains(LOOPBACK, this.#rules.listenAddress());
      return isAllowedByDefault || contains(this.#localRanges, address)
        ? undefined
        : addAdvice(
            `${where} is ${contains(LOOPBACK, address) ? "a loopback" : "an unspecified"} address of this machine`,
            address,
          );
    }
    const isAllowedByDefault = isClientAddress && !contains(LOOPBACK, this.#rules.listenAddress());
    if (isAllowedByDefault || this.#allowsAll || contains(this.#ranges, address) || (await this.#isNamedHost(address)))
      return undefined;
    const defaults = contains(LOOPBACK, this.#rules.listenAddress())
      ? "pushes go only to this machine"
      : "pushes go only to the address that the agent signed in from";
    return addAdvice(`${where} is another host: ${defaults}`, address);
  }

  /** Returns whether a host name of the rules has this address. */
  async #isNamedHost(address: string): Promise<boolean> {
    const found = await Promise.all(this.#hostNames.map(resolveHost));
    return found.flat().some((known) => contains(createBlockList(ipv4OfMapped(known)), address));
  }
}

function addAdvice(sentence: string, address: string): string {
  return `${sentence}; --push-hosts ${ipv4OfMapped(address)} allows it`;
}

/**
 * Returns whether a whole range is loopback, unspecified or link-local. Such a range in the rules permits these addresses; a wider range
 * does not.
 */
function isLocalRange(range: string): boolean {
  const [address = "", prefix = "128"] = range.split("/");
  const length = Number(prefix);
  if (contains(LINK_LOCAL, address)) return length >= (address.includes(":") ? 10 : 16);
  return contains(THIS_MACHINE, address) && length >= (address.includes(":") ? 128 : 8);
}

function isThisMachine(address: string): boolean {
  if (contains(THIS_MACHINE, address)) return true;
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address));
  return contains(createBlockList(...own), address);
}

function createBlockList(...ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) addRange(list, range);
  return list;
}

function addRange(list: BlockList, range: string): void {
  const [address = "", prefix] = range.split("/");
  const plain = removeZone(address);
  if (prefix === undefined) list.addAddress(plain, familyOf(plain));
  else list.addSubnet(plain, Number(prefix), familyOf(plain));
}

/** Returns whether an address is in a list. An IPv4-mapped IPv6 address counts as the IPv4 address. */
function contains(list: BlockList, address: string): boolean {
  const plain = removeZone(address);
  return isIP(plain) !== 0 && list.check(plain, familyOf(plain));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}

function removeZone(address: string): string {
  return address.replace(/%.*$/s, "");
}

function ipv4OfMapped(address: string): string {
  return removeZone(address).replace(/^::ffff:(?=\d+\.)/i, "");
}
