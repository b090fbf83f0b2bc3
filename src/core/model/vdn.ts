// The virtual call center: its id and name, and the phone numbers of its agents.

/** The id of the virtual call center. */
export interface Vdn {
  readonly id: number;
  readonly name: string;
}

/** The range of phone numbers that agents can bind, both ends included, compared as numbers of equal length. */
export interface PhoneRange {
  readonly from: string;
  readonly to: string;
}
