// Lists the declared retcodes that no test request causes, each with the reason, and the groups for which this list is complete.

/** The groups in which every declared retcode has a request that causes it, or a reason here. */
export const COMPLETE_GROUPS: readonly string[] = [
  "recordplay",
  "recordfile",
  "textchat",
  "mediacall",
  "agentconf",
  "multimediaconf",
  "config",
];

const NO_CTI_REFUSAL =
  "the page lists it for a refusal of the CTI server; the simulated one has no reason to refuse this request";

/** The reasons, by operation and retcode. */
export const UNCAUSED: Readonly<Record<string, string>> = {
  "answerAgentConf 100-007": NO_CTI_REFUSAL,
  "rejectAgentConf 100-007": NO_CTI_REFUSAL,
  "requestLeaveAgentConf 100-007": NO_CTI_REFUSAL,
  "releaseAgentConf 100-007": NO_CTI_REFUSAL,
  "batchAddParticipant 100-007": "parties that can't be called are reported by events",
  "batchRemoveParticipant 100-007": "parties that are not in the conference are in the result",
  "applyToShiftPresident 100-007": "an agent who can't become the chair is refused with 101-001",
  "queryConfInfos 100-007": NO_CTI_REFUSAL,
  "queryAllConfIds 100-007": NO_CTI_REFUSAL,
};
