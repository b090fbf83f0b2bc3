// The answers of a real gateway and of its twin beside each other, with their differences.
import type { JournalEntry } from "../../control/api-types.ts";
import { Body } from "./body.tsx";

/** The two answers to a request. */
export function BothSides({ entry }: { readonly entry: JournalEntry }) {
  const { real, answer, retcode, status } = entry;
  if (real === undefined) return null;
  const { differences } = real;
  return (
    <section aria-label="Both answers">
      <h3>{countOf(differences.length)}</h3>
      {differences.length > 0 && (
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">Level</th>
              <th scope="col">Place</th>
              <th scope="col">Real gateway</th>
              <th scope="col">Simulator</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={`${difference.level} ${difference.path} ${difference.real}`}>
                <td>{difference.level}</td>
                <td>{difference.path}</td>
                <td>{difference.real}</td>
                <td>{difference.simulated}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div class="columns">
        <section aria-label="Real gateway">
          <Body title={`Real gateway: ${real.retcode}, HTTP ${real.status}`} body={real.answer} />
        </section>
        <section aria-label="Simulator">
          <Body
            title={`Simulator: ${retcode ?? "no answer"}${status === null ? "" : `, HTTP ${status}`}`}
            body={answer}
          />
        </section>
      </div>
    </section>
  );
}

/** Returns how many differences there are, in words. */
export function countOf(differences: number): string {
  if (differences === 0) return "As the real gateway";
  return `${differences} ${differences === 1 ? "difference" : "differences"} from the real gateway`;
}
