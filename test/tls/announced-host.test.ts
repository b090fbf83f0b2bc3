// Tests that a gateway on all addresses announces a host that its certificate names and that clients can reach.
import { request } from "node:https";
import { test } from "tap";
import { startSimulator } from "../../src/index.ts";
import { chooseAnnouncedHost } from "../../src/tls/announced-host.ts";
import { loadCertificates } from "../../src/tls/certificates.ts";

test("the certificate names the announced host", async (t) => {
  const usual = (await loadCertificates({ isInMemory: true })).cert;
  t.strictSame(
    ["0.0.0.0", "::", "[::]", "0:0:0:0:0:0:0:0", "127.0.0.1", "crm.test"].map((host) =>
      chooseAnnouncedHost(host, usual),
    ),
    ["127.0.0.1", "::1", "::1", "::1", "127.0.0.1", "crm.test"],
  );
  t.strictSame([chooseAnnouncedHost("0.0.0.0"), chooseAnnouncedHost("::")], ["127.0.0.1", "::1"]);
});

for (const host of ["0.0.0.0", "::"]) {
  test(`a gateway that listens on ${host} can be reached over TLS at its announced address`, async (t) => {
    await using sim = await startSimulator({ clock: "manual", host, httpPort: 0 });
    t.match(
      [sim.url, sim.httpUrl],
      host === "::"
        ? [/^https:\/\/\[::1\]:/, /^http:\/\/\[::1\]:/]
        : [/^https:\/\/127\.0\.0\.1:/, /^http:\/\/127\.0\.0\.1:/],
    );
    const status = await new Promise((resolve, reject) => {
      request(
        `${sim.url}/agentgateway/resource/onlineagent/101/agentstatus`,
        { ca: sim.ca, agent: false },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .on("error", reject)
        .end();
    });
    t.equal(status, 200);
  });
}
