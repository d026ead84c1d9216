// HTML that a notebook shows: everything that comes from outside is escaped, colours follow the page's theme.

/** `text` with the five characters escaped that mean something in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Colours of JupyterLab's theme, with a fallback for pages without it. */
export const tone = {
  good: "var(--jp-success-color1, #2e7d32)",
  part: "var(--jp-warn-color1, #b26a00)",
  bad: "var(--jp-error-color1, #c62828)",
  calm: "var(--jp-info-color1, #0277bd)",
  edge: "var(--jp-border-color2, #bdbdbd)",
} as const;

/** A box with a coloured left edge; `body` is HTML. */
export function box(colour: string, body: string): string {
  const style = `border-left: 5px solid ${colour}; padding: 6px 14px; margin: 4px 0; max-width: 60em`;
  return `<div role="status" style="${style}">${body}</div>`;
}

/** `text` in a fixed-width block, for matrices and numbers. */
export function block(text: string): string {
  const style = "margin: 0; padding: 0; background: transparent; overflow-x: auto";
  return `<pre style="${style}">${escaped(text)}</pre>`;
}
