// The types of documents.mjs, for type-checked tests.
interface FixedAnswer {
  path: string;
  body: string;
}
export function buildWiremockMapping(answer: FixedAnswer): object;
export function buildMountebankImposters(answer: FixedAnswer, tls: { port: number; cert: string; key: string }): object;
export function buildMockoonEnvironment(
  answer: FixedAnswer,
  tls: { port: number; certPath: string; keyPath: string },
): object;
export function buildPrismDocument(answer: FixedAnswer): object;
export function readKeyAndCertificate(text: string): { key: string; cert: string };
