// What one notebook may use.

export interface Limits {
  /** For a cell at top level and for each call of an answer. */
  readonly callSeconds: number;
  /** For everything that a notebook does. */
  readonly totalSeconds: number;
  /** For compiling one cell. */
  readonly compileSeconds: number;
  /** Resident memory of the student's process and all that it starts. */
  readonly megabytes: number;
}

export const defaultLimits: Limits = { callSeconds: 5, totalSeconds: 60, compileSeconds: 20, megabytes: 512 };
