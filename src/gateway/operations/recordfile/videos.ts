// Operations that download recorded videos.
// The center records no videos, so no file exists.
import * as z from "zod";
import { type Center, refuse } from "../../../core/index.ts";
import { RECORDFILE } from "../../../words/interfaces/recordfile.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, text } from "../lenient.ts";
import { fileName, locationId } from "../recording-files.ts";
import { DOWNLOADED } from "./download.ts";

function refuseVideo({ state }: Center) {
  return refuse(state.keepsRecordings ? "no-recording-file" : "recordings-off");
}

const downloadVideoFile = declareOperation(RECORDFILE.downloadVideoFile, {
  ...DOWNLOADED,
  summary: "Downloads the video of a conference: always refused, because the center records no videos.",
  query: () => z.object({ conferenceId: text(64), recordId: orAbsent(text(64)), fileType: text(32) }),
  retcodes: ["000-002", "100-006", "104-001", "104-005"],
  isOutdated: true,
  handle: ({ center }) => refuseVideo(center),
});

const downloadVideoFileEx = declareOperation(RECORDFILE.downloadVideoFileEx, {
  ...DOWNLOADED,
  summary: "Downloads the video of a call: always refused, because the center records no videos.",
  query: () => z.object({ recordId: fileName(), locationId: locationId() }),
  retcodes: ["000-002", "100-006", "104-001", "104-003", "104-004", "104-005", "104-010"],
  handle: ({ center }) => refuseVideo(center),
});

/** The downloads of recorded videos, which find no file (cec_07_4217, cec_07_4218). */
export const videos = [downloadVideoFile, downloadVideoFileEx];
