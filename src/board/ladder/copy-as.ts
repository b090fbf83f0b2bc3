// Writes a request of the journal as text to paste: a curl command, an expectation, a step of a scenario.
import type { JournalEntry } from "../../control/api-types.ts";

/**
 * Returns a curl command that repeats a request, with the Guid in the shell variable `GUID`.
 *
 * @param gateway the URL of the gateway for this world.
 */
export function toCurl({ method, path, query, request }: JournalEntry, gateway: string): string {
  const url = `${gateway}${path}${query === null || query === "" ? "" : `?${query}`}`;
  const parts = [
    `curl --cacert certs/ca.pem -X ${method} ${quote(url)}`,
    `-H ${quote("Content-Type: application/json")}`,
    `-H "Guid: $GUID"`,
    ...(request?.text == null ? [] : [`-d ${quote(request.text)}`]),
  ];
  return parts.join(" \\\n  ");
}

/** Returns the body of `POST /worlds/{world}/verify` that expects a request of the same operation, agent and retcode. */
export function toVerifyBody({ operation, agent, retcode }: JournalEntry): string {
  return JSON.stringify({ operation, ...(agent === null ? {} : { agent }), ...(retcode === null ? {} : { retcode }) });
}

/** Returns a step of a scenario that waits for a request of the same operation and agent. */
export function toScenarioStep({ operation, agent }: JournalEntry): string {
  return `- waitFor: { ${agent === null ? "" : `agent: ${agent}, `}operation: ${operation} }`;
}

/** Quotes a text for a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
