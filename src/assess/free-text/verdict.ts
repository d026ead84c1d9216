/** Whether an answer says a concept rightly (`true`), says the contrary (`"wrong"`) or does not say it (`false`). */
export type Verdict = true | false | "wrong";
