// The signals that ask a command to stop.

export const interrupts = ["SIGINT", "SIGTERM"] as const;
