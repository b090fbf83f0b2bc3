// Operations that query the URLs by which clients download recordings.
import * as z from "zod";
import { type Agent, type Center, Refusal } from "../../../core/index.ts";
import { RECORDPLAY } from "../../../words/interfaces/recordplay.ts";
import { findApiUrl } from "../../exchange/api-url.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import { declareOperation } from "../../operation.ts";
import { fileName, fileNames, findForDownload } from "../recording-files.ts";

const URL_QUERY = {
  success: "data",
  result: () => z.string(),
  retcodes: ["000-002", "100-006", "104-001", "104-002", "104-003", "104-004", "104-005"],
  events: [],
  confidence: "inferred",
} as const;

interface UrlInput {
  readonly center: Center;
  readonly agent: Agent;
  readonly exchange: Exchange;
}

/** Returns the URL to download a file, or a list of files as a zip. Refuses as findForDownload, for the first file that it refuses. */
function urlOf({ center, agent, exchange }: UrlInput, files: string | readonly string[]): string | Refusal {
  for (const file of [files].flat()) {
    const found = findForDownload(center, agent, file);
    if (found instanceof Refusal) return found;
  }
  const recordId = typeof files === "string" ? files : `${files.join(";")};`;
  return `${findApiUrl(exchange)}recordfile/${agent.id}?recordId=${encodeURIComponent(recordId)}`;
}

const queryRecordFileUrl = declareOperation(RECORDPLAY.queryRecordFileURL, {
  ...URL_QUERY,
  summary: "Returns the URL of a recording as a WAV file, for a request with the agent's Guid.",
  query: () => z.object({ filepath: fileName() }),
  handle: (input) => urlOf(input, input.query.filepath),
});

const queryRecordZipFileUrl = declareOperation(RECORDPLAY.queryRecordZipFileURL, {
  ...URL_QUERY,
  summary: "Returns the URL of a recording in a zip, for a request with the agent's Guid.",
  query: () => z.object({ filepath: fileName() }),
  handle: (input) => urlOf(input, [input.query.filepath]),
});

const queryBatchRecordZipFileUrl = declareOperation(RECORDPLAY.queryBatchRecordZipFileURL, {
  ...URL_QUERY,
  summary: "Returns the URL of several recordings in one zip, for a request with the agent's Guid.",
  query: () => z.object({ filepath: fileNames() }),
  handle: (input) => urlOf(input, input.query.filepath),
});

/** The queries of download URLs: of a WAV file, of a ZIP file, and of several recordings (generated client). */
export const recordingUrls = [queryRecordFileUrl, queryRecordZipFileUrl, queryBatchRecordZipFileUrl];
