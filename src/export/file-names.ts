// Names of files made of names of students, who may be called anything.

const longest = 80;

/** Gives every name a file name that all systems take, no two the same, also where case does not count. */
export class FileNames {
  readonly #taken = new Set<string>();

  /** Letters, digits, `-`, `_`, `.` and single spaces of `name`; the others become `_`. */
  of(name: string): string {
    const safe = [...name.normalize("NFC")]
      .slice(0, longest)
      .join("")
      .replace(/[^\p{L}\p{M}\p{N}\-_. ]/gu, "_")
      .replace(/\s+/g, " ")
      .replace(/^[.\s-]+|[.\s]+$/g, "_");
    // Windows keeps some names for devices.
    const base = safe === "" || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(safe) ? `_${safe}` : safe;
    for (let number = 1; ; number++) {
      const file = number === 1 ? base : `${base}-${number}`;
      if (this.#taken.has(file.toLowerCase())) continue;
      this.#taken.add(file.toLowerCase());
      return file;
    }
  }
}
