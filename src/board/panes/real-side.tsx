// Shows the answers or pushes of a real gateway and of its twin side by side, with their differences.
import type { ComponentChildren } from "preact";
import type { JournalEntry } from "../../control/api-types.ts";
import { describeAnswer } from "../ladder/outcome.ts";
import { Body } from "./body.tsx";

type Differences = NonNullable<JournalEntry["real"]>["differences"];

/** The two answers to a request. */
export function BothAnswers({ entry }: { readonly entry: JournalEntry }) {
  const { real, answer } = entry;
  if (real === undefined) return null;
  return (
    <BothSides
      label="Both answers"
      differences={real.differences}
      real={<Body title={`Real gateway: ${real.retcode}, HTTP ${real.status}`} body={real.answer} />}
      simulated={<Body title={`Simulator: ${describeAnswer(entry)}`} body={answer} />}
    />
  );
}

/** A push of the real gateway, and what its twin would have pushed. */
export function BothPushes({ entry: { request, twin } }: { readonly entry: JournalEntry }) {
  if (twin === undefined) return null;
  return (
    <BothSides
      label="Both pushes"
      differences={twin.differences}
      real={<Body title="Real gateway" body={request} />}
      simulated={
        twin.request === null ? (
          <p class="muted">The simulator pushes none of these events.</p>
        ) : (
          <Body title="Simulator" body={twin.request} />
        )
      }
    />
  );
}

/** The contents of both sides, with their differences. */
interface Sides {
  readonly label: string;
  readonly differences: Differences;
  readonly real: ComponentChildren;
  readonly simulated: ComponentChildren;
}

function BothSides({ label, differences, real, simulated }: Sides) {
  return (
    <section aria-label={label}>
      <h3>{describeDifferenceCount(differences.length)}</h3>
      {differences.length > 0 && <DifferenceTable differences={differences} />}
      <div class="columns">
        <section aria-label="Real gateway">{real}</section>
        <section aria-label="Simulator">{simulated}</section>
      </div>
    </section>
  );
}

function DifferenceTable({ differences }: { readonly differences: Differences }) {
  return (
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
  );
}

/** Returns the differences of an entry from the real gateway; empty if there are none, or if it was not compared. */
export function differencesOf({ real, twin }: JournalEntry): Differences {
  return (real ?? twin)?.differences ?? [];
}

/** Returns how many differences there are, in words. */
export function describeDifferenceCount(differences: number): string {
  if (differences === 0) return "No differences from the real gateway";
  return `${differences} ${differences === 1 ? "difference" : "differences"} from the real gateway`;
}
