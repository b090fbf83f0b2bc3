// Opens certificates after a line of input, and prints whether it loaded the library that generates them.
// Runs as a process.
import { loadCertificates } from "../../src/tls/certificates.ts";

const [certsDir] = process.argv.slice(2);
process.stdout.write("ready\n");
process.stdin.once("data", () => {
  loadCertificates({ certsDir }).then(({ ca, cert, warnings }) => {
    // Only reflect-metadata, which the library needs, adds this member.
    const isLibraryLoaded = "getMetadata" in Reflect;
    process.stdout.write(JSON.stringify({ ca, cert, warnings, isLibraryLoaded }));
    process.stdin.destroy();
  });
});
