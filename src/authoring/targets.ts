// Where a link may lead from a built notebook, and how it is written there.
import { existsSync } from "node:fs";
import path from "node:path";
import type { Language } from "../language/text";

/** What the links of one source file may lead to. */
export interface Targets {
  /** The course folder. */
  readonly course: string;
  /** The folder of the source, from the course folder: `lessons/01-convolution-arithmetic`. */
  readonly folder: string;
  /** The names that `lesson:` and `exercises:` may give. */
  readonly notebooks: ReadonlySet<string>;
  readonly exercises: ReadonlySet<string>;
  /** The shelf that the source is built onto. */
  readonly here: "notebooks" | "exercises";
  readonly anchors: Anchors;
}

/** What `#…` may name, from the headings of a source. */
export type Anchors = { readonly [language in Language]: ReadonlySet<string> };

/** A link stays as it is, gets another target, or leads nowhere. */
export type Target = { readonly href?: string; readonly wrong?: string };

/** The target of `href` as an author writes it. */
export function targetOf(href: string, language: Language, targets: Targets): Target {
  const { course, folder, notebooks, exercises, here } = targets;
  if (/^(https?|mailto):/.test(href)) return {};
  const [, scheme, name] = /^([a-z]+):(.*)$/i.exec(href) ?? [];
  if (scheme === "lesson" && notebooks.has(name!)) {
    return { href: here === "notebooks" ? `${name}.ipynb` : `../../notebooks/${language}/${name}.ipynb` };
  }
  if (scheme === "exercises" && exercises.has(name!))
    return { href: `../../exercises/${language}/${name}.ipynb` };
  if (scheme === "lesson" || scheme === "exercises") {
    const known = [...(scheme === "lesson" ? notebooks : exercises)].map((one) => `${scheme}:${one}`);
    return { wrong: `${href} leads nowhere; there are ${known.join(", ") || "none"}` };
  }
  if (scheme !== undefined || href.startsWith("/")) {
    const ways = "lesson:NN-name, exercises:NN-name, https://… or a file beside the source";
    return { wrong: `no link can lead to ${href}; use ${ways}` };
  }
  if (href.startsWith("#")) {
    const known = targets.anchors[language];
    if (known.has(href.slice(1))) return {};
    return {
      wrong: `no heading for ${href}; there are ${[...known].map((one) => `#${one}`).join(", ") || "none"}`,
    };
  }
  const file = path.posix.join(folder, href.split("#")[0]!);
  if (!existsSync(path.join(course, file)))
    return { wrong: `there is no file ${file}; add it or mend the link` };
  return { href: encodeURI(`../../${path.posix.join(folder, href)}`) };
}
