// A submission as text, on its way to a worker.
import type { Submission } from "./submissions";

export function packed(submission: Submission): string {
  return JSON.stringify(submission);
}

export function unpacked(text: string): Submission {
  const submission = JSON.parse(text) as Submission;
  return { ...submission, time: new Date(submission.time) };
}
