// Tests of the warnings about hosts that a certificate does not name.
import { test } from "tap";
import { loadCertificates } from "../../src/tls/certificates.ts";
import { listUnnamedHostWarnings } from "../../src/tls/unnamed-hosts.ts";

const served = { host: "127.0.0.1", publicUrl: undefined, worldHost: undefined };

test("a certificate that names every host gives no warning", async (t) => {
  const { cert } = await loadCertificates({ isInMemory: true, sans: ["ccgw.example", "*.ccgw.test"] });
  const hosts = { host: "127.0.0.1", publicUrl: "https://ccgw.example:8043", worldHost: ".ccgw.test" };
  t.strictSame(listUnnamedHostWarnings(cert, false, hosts), []);
  t.strictSame(listUnnamedHostWarnings(cert, true, { ...served, host: "0.0.0.0" }), []);
});

test("each host that the certificate does not name gives a warning, with advice", async (t) => {
  const { cert } = await loadCertificates({ isInMemory: true, sans: [] });
  const [own, ...others] = listUnnamedHostWarnings(cert, true, {
    ...served,
    host: "192.0.2.7",
    worldHost: ".ccgw.test",
  });
  t.match(
    own,
    /^The certificate names localhost, .*, but not 192\.0\.2\.7 \(--host\), so clients that use it refuse the certificate\. Let clients use one of these names, or use a certificate with that one\.$/,
  );
  t.equal(others.length, 1);
  const [warning] = listUnnamedHostWarnings(cert, false, { ...served, publicUrl: "https://ccgw.example" });
  t.match(warning, /Use --san ccgw\.example, unless a proxy with its own certificate has that name\.$/);
  t.strictSame(listUnnamedHostWarnings(cert, false, { ...served, publicUrl: "http://ccgw.example" }), []);
});
