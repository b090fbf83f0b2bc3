// Tests of values of options: accepted and refused origins, hosts, certificates and addresses.
import fc from "fast-check";
import { test } from "tap";
import { readOptions } from "../../src/options/option-sources.ts";
import { OPTIONS } from "../../src/options/options.ts";
import { problemsOf, readValid } from "./read-valid.ts";

test("origins are normalized as browsers send them, without repetitions", async (t) => {
  const origins = ["HTTPS://CRM.Test:443", "https://crm.test", "http://[::1]:5173", "http://b\u00fcro.test", "*"];
  const extension = "chrome-extension://fkhjadgdpjbmgjpdjlodoaneahldfmno";
  t.same(readValid({ "cors-origin": [...origins, extension] }).corsOrigin, [
    "https://crm.test",
    "http://[::1]:5173",
    "http://xn--bro-hoa.test",
    "*",
    extension,
  ]);
});

test("values that are more or less than an origin are refused", async (t) => {
  for (const text of [
    "localhost:5173",
    "crm.test",
    "http://",
    "http://crm.test/",
    "http://crm.test?x",
    "http://ada@crm.test",
    "http://crm.test:65536",
    "null",
    "**",
    "",
  ]) {
    t.match(
      problemsOf({ "cors-origin": [text] }),
      [/^--cors-origin: ".*" is not a valid origin of pages: use scheme, host and port,/],
      text,
    );
  }
});

test("push hosts that are not a host, address or range are refused", async (t) => {
  for (const text of [
    "http://crm.test",
    "crm.test:80",
    "10.0.0.0/33",
    "10.0.0.256",
    "fd00::/129",
    "a b",
    "-x",
    "**",
    "",
  ]) {
    t.match(
      problemsOf({ "push-hosts": [text] }),
      [
        /^--push-hosts: ".*" is not a valid list of hosts: use host names, addresses or ranges such as 10\.0\.0\.0\/8, or \* for all;/,
      ],
      text,
    );
  }
});

test("a certificate requires a key, and a key requires a certificate", async (t) => {
  t.same(problemsOf({ cert: "own.pem" }), [
    "--cert is given without --key: use both, or neither for a generated certificate",
  ]);
  t.same(problemsOf({ key: "own.key" }), [
    "--key is given without --cert: use both, or neither for a generated certificate",
  ]);
});

test("a control API that other machines can reach requires a token", async (t) => {
  const writeRefusal = (host: string) =>
    `--control-host: at "${host}" other machines can control the simulator: use --control-token as well, or 127.0.0.1`;
  for (const host of ["0.0.0.0", "::", "10.0.0.5", "gateway.test", "127.0.0.1.gateway.test", "localhost.test"]) {
    t.same(problemsOf({ "control-host": host }), [writeRefusal(host)]);
    t.same(problemsOf({ "control-host": host }, { CCGW_CONTROL_TOKEN: "let-me-in" }), []);
    t.same(problemsOf({ "control-host": host, "control-port": "off" }), []);
  }
  for (const host of ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST"]) {
    t.same(problemsOf({ "control-host": host }), []);
  }
});

test("finding a running simulator requires no token", async (t) => {
  const result = readOptions({ flags: { "control-host": "0.0.0.0" }, environment: {} }, { toServe: false });
  t.hasStrict(result, { options: { controlHost: "0.0.0.0", controlPort: 8044 } });
});

test("two servers on one port are refused, unless the system chooses the ports", async (t) => {
  t.same(problemsOf({ port: "8044" }), [
    "--port and --control-port are both 8044: use different ports, or 0 for a free one",
  ]);
  t.same(problemsOf({ "http-port": "8043" }), [
    "--port and --http-port are both 8043: use different ports, or 0 for a free one",
  ]);
  t.same(problemsOf({ port: "0", "http-port": "0", "control-port": "0" }), []);
  t.same(problemsOf({ host: "127.0.0.2", port: "8044" }), []);
});

test("any text is read or refused in one line, without an exception", async (t) => {
  const flags = fc.constantFrom(...Object.values(OPTIONS).map(({ flag }) => flag));
  const property = fc.property(flags, fc.string({ unit: "grapheme" }), (flag, text) =>
    problemsOf({ [flag]: text }).every((problem) => problem.startsWith("--") && !problem.includes("\n")),
  );
  t.doesNotThrow(() => fc.assert(property));
});
