// The types of documents.mjs, for type-checked tests.
interface FixedAnswer {
  path: string;
  body: string;
}
export function wiremockMapping(answer: FixedAnswer): object;
export function mountebankImposters(answer: FixedAnswer, tls: { port: number; cert: string; key: string }): object;
export function mockoonEnvironment(
  answer: FixedAnswer,
  tls: { port: number; certPath: string; keyPath: string },
): object;
export function prismDocument(answer: FixedAnswer): object;
export function keyAndCertificate(text: string): { key: string; cert: string };
