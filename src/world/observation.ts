// Creates the journal, the tape, the findings and the client observer of a world, and connects them.
// A reset keeps all of them.

import type { Center, Instant } from "../core/index.ts";
import type { GatewaySettings } from "../forms/settings.ts";
import { queueMicrotask, setImmediate } from "../runtime/time.ts";
import type { ScenarioPlayer } from "../scenario/playing/scenario-player.ts";
import { readAgentId } from "../words/agent-id.ts";
import { ClientObserver } from "./findings/client-observer.ts";
import { Findings } from "./findings/findings.ts";
import { Journal } from "./journal/journal.ts";
import { Tape } from "./tape/tape.ts";
import type { ErrorBoundary } from "./time/error-boundary.ts";

/** The parts of a world that its observation needs. */
export interface ObservationParts {
  readonly center: () => Center;
  readonly gatewaySettings: () => Readonly<GatewaySettings>;
  readonly errorBoundary: () => ErrorBoundary;
  /** Returns when the present request was received, in wall time. */
  readonly requestReceivedAt: () => Instant;
  /** Returns the present wall time. */
  readonly now: () => Instant;
  /** Logs the first finding of each kind and client. */
  readonly report: (sentence: string) => void;
}

/** The journal, the tape and the findings of a world, which observe its clients. */
export class Observation {
  readonly journal: Journal;
  readonly findings: Findings;
  readonly clientObserver: ClientObserver;
  readonly tape: Tape;
  readonly #center: () => Center;
  readonly #errorBoundary: () => ErrorBoundary;

  constructor({ center, gatewaySettings, errorBoundary, requestReceivedAt, now, report }: ObservationParts) {
    const world = () => center().now;
    const journal = new Journal({ wall: requestReceivedAt, now, world }, () => gatewaySettings().journalBodies);
    const limits = () => ({ records: gatewaySettings().tapeLength, bytes: gatewaySettings().tapeBytes });
    this.tape = new Tape({ center, limits, onRequest: (entry, input) => journal.linkInput(entry, input) });
    this.#center = center;
    this.#errorBoundary = errorBoundary;
    this.journal = journal;
    this.findings = new Findings({
      now,
      world,
      // Reported in a later turn, after the answer, because the first line of a log takes longer than the whole request.
      onFirst: ({ kind, severity, sentence }) => {
        setImmediate(() => report(`Finding ${kind} (${severity}): ${sentence}`));
      },
    });
    const connectionOf = (entry: number) => journal.connectionOf(entry);
    this.clientObserver = new ClientObserver({ findings: this.findings, connectionOf, center, requestReceivedAt, now });
  }

  /** Reports requests to a player whose steps wait for some. Those steps continue after the answer, even if the clock is stopped. */
  reportRequestsTo(player: ScenarioPlayer): void {
    this.journal.onRequest = player.wantsRequests
      ? (operation, agent) => {
          const continueSteps = player.onRequest(operation, readAgentId(agent));
          const [center, errorBoundary] = [this.#center(), this.#errorBoundary()];
          queueMicrotask(() =>
            errorBoundary.run(() => {
              continueSteps();
              center.runUntil(center.now);
            }),
          );
        }
      : undefined;
  }
}
