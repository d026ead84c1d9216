// Points in time as files and people write them.

/**
 * The time of a stamp such as `2026-10-01 12:00:00.123456 UTC`, `… +0300`, `… Europe/Moscow` or `2026-10-01T12:00Z`;
 * undefined if it is none. Without a zone it is the time of this machine.
 */
export function stampOf(text: string): Date | undefined {
  const match =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,3})\d*)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[A-Z][A-Za-z_]+\/[\w/+-]+)?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [, day, minute, second = ":00", fraction = "0", zone = ""] = match;
  const local = `${day}T${minute}${second}.${fraction.padEnd(3, "0")}`;
  if (zone.includes("/")) return inZone(new Date(`${local}Z`), zone);
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?/, "$1:") : zone && "Z";
  return real(new Date(`${local}${offset}`));
}

/**
 * The last moment of `text`: a day ends at its midnight here, a time is itself.
 * @throws RangeError if it is neither.
 */
export function dueTime(text: string): Date {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? real(new Date(`${text}T23:59:59.999`)) : stampOf(text);
  if (time) return time;
  throw new RangeError(`"${text}" is no time like 2026-10-01, 2026-10-01T18:00 or 2026-10-01T18:00+03:00`);
}

/** The time at which a clock in `zone` shows what `shown` is in UTC. */
function inZone(shown: Date, zone: string): Date | undefined {
  try {
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    const ahead = Date.parse(`${format.format(shown).replace(" ", "T")}Z`) - Math.floor(+shown / 1000) * 1000;
    return real(new Date(+shown - ahead));
  } catch {
    return undefined;
  }
}

function real(date: Date): Date | undefined {
  return Number.isNaN(+date) ? undefined : date;
}
