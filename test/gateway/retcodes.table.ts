// The known retcodes of signing in, of agents, of their events and of calls, and those that the simulator never returns.

/** The retcodes of the onlineagent, agentevent, voicecall and calldata groups, from the public pages, or from old clients if there is no page. */
export const NAMED: readonly string[] = [
  ...["000-001", "000-002", "000-003", "000-004", "000-007"],
  ...["100-001", "100-002", "100-003", "100-004", "100-005", "100-006", "100-007", "100-009", "100-010", "100-011"],
  ...["100-012", "100-013", "100-014", "100-015", "100-016", "100-018", "100-020", "100-021"],
  ...["100-060", "100-061", "100-062"],
  ...["110-002", "110-003", "110-004", "110-005", "110-006", "110-007", "110-008", "110-009", "110-010", "110-011"],
  ...["110-012", "110-016", "110-017", "110-018", "110-019", "110-020", "110-021", "110-022"],
  ...["200-001", "200-002", "200-003", "200-004", "200-005", "200-006", "200-007", "200-008", "200-009", "200-010"],
  ...["200-011", "200-012", "200-013", "200-014", "200-015", "200-016", "200-017", "200-018", "200-019", "200-020"],
  ...["200-021", "200-022", "200-023", "200-024", "200-025", "200-026"],
  ...["200-031", "200-032", "200-033", "200-034", "200-035"],
  ...["300-001", "400-001", "400-002", "400-003", "900-002"],
];

/** The retcodes that the simulator never returns, with the reason. */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  "100-003": "everything that a sign-in needs is always available",
  "100-018": "the simulator has no announcements of other centers",
  "100-021": "each sign-in is complete before the next one is read",
  "110-002": "every reason for a failed change of password has a more specific retcode",
  "110-004": "no interface here reads a password",
  "110-005": "every agent has a password, even if it is empty",
  "110-006": "there is only one authentication mode, and no interface here reads it",
  "110-007": "a wrong old password is 110-003",
  "110-008": "the simulator has no database",
  "110-009": "every agent who is signed in has a record",
  "110-010": "no interface here reads a user name",
  "110-011": "there is only one authentication type, and no interface here reads it",
  "110-012": "no interface here queries by attribute",
  "200-032": "listed on the page of adjustVideoMode without a meaning",
  "200-033": "same as 200-032",
  "200-034": "same as 200-032",
  "200-035": "same as 200-032",
};
