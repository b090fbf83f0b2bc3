// Tests of the host names and addresses in certificates: parsing, required names, and the names of a leaf.
import fc from "fast-check";
import { test } from "tap";
import { makeAuthority, makeLeaf } from "../../src/tls/make-certificates.ts";
import { hasNames, listRequiredNames, parseName, type SubjectName } from "../../src/tls/subject-names.ts";
import { codePoint } from "../support/code-point.ts";

const NOW = Date.UTC(2026, 0, 5, 9);

/** Returns the kind and the value of a parsed name; "neither" if the text is neither a host name nor an address. */
const read = (text: string) => {
  const name = parseName(text);
  return name === undefined ? "neither" : `${name.kind} ${name.value}`;
};

test("host names and addresses are recognized and normalized", async (t) => {
  t.equal(read("Gateway.Example.COM."), "dns gateway.example.com");
  t.equal(read(" *.example.com "), "dns *.example.com");
  t.equal(read("cc_gateway"), "dns cc_gateway");
  t.equal(read("münchen.de"), "dns xn--mnchen-3ya.de");
  t.equal(read("10.0.0.5"), "ip 10.0.0.5");
  t.equal(read("[FD00:0:0::5]"), "ip fd00::5");
  t.equal(read("fe80::1%eth0"), "ip fe80::1");
  t.equal(read("::ffff:10.0.0.5"), "ip ::ffff:a00:5");
});

test("text that is neither a host name nor an address is refused", async (t) => {
  const invalid = [
    "",
    " ",
    "a b",
    "a..b",
    "-a",
    "a-",
    "*",
    "*.",
    "a.*.b",
    "10.0.0",
    "300.1.1.1",
    "x:1",
    "https://x",
    "a/b",
  ];
  t.strictSame(
    invalid.map(read),
    invalid.map(() => "neither"),
  );
  t.equal(read("a".repeat(64)), "neither");
  t.equal(read(Array(130).fill("a").join(".")), "neither");
});

test("loopback names are required first; duplicates and an invalid host or machine name are left out", async (t) => {
  const valuesOf = (names: readonly SubjectName[]) => names.map(({ value }) => value);
  const loopback = ["localhost", "127.0.0.1", "::1"];
  t.strictSame(valuesOf(listRequiredNames([], "127.0.0.1", "LOCALHOST")), loopback);
  t.strictSame(valuesOf(listRequiredNames(["a", "A"], "b", "my-machine")), [...loopback, "my-machine", "b", "a"]);
  t.strictSame(valuesOf(listRequiredNames([], undefined, "")), loopback);
  t.strictSame(valuesOf(listRequiredNames([], "%", "12345")), loopback);
});

test("a leaf has the given names and its CA's signature; a wildcard counts for no host that it covers", async (t) => {
  const authority = await makeAuthority(NOW);
  const text = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6());
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
      const names = texts.map(parseName).filter((name) => name !== undefined);
      const { certificate } = await makeLeaf(authority, names, NOW);
      return (
        names.length === texts.length &&
        hasNames(certificate, names) &&
        certificate.verify(authority.certificate.publicKey)
      );
    }),
  );
  const { certificate } = await makeLeaf(authority, [{ kind: "dns", value: "*.example.com" }], NOW);
  t.equal(hasNames(certificate, [{ kind: "dns", value: "gw.example.com" }]), false);
  t.equal(hasNames(certificate, [{ kind: "ip", value: "10.0.0.5" }]), false);
});

test("parsing any text gives a name without white space or refuses it, and never throws", async () => {
  fc.assert(fc.property(fc.string({ unit: codePoint }), (text) => /^(dns|ip) \S+$|^neither$/.test(read(text))));
});
