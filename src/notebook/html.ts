// HTML that a notebook shows: everything that comes from outside is escaped, colours follow the page's theme, and no colour
// says anything that is not said in words or by a shape, too.

/** `text` with the five characters escaped that mean something in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Colours of JupyterLab's theme, else of VS Code's, with a fallback for pages without either. */
export const tone = {
  good: "var(--jp-success-color1, var(--vscode-testing-iconPassed, #2e7d32))",
  part: "var(--jp-warn-color1, var(--vscode-editorWarning-foreground, #b26a00))",
  bad: "var(--jp-error-color1, var(--vscode-errorForeground, #c62828))",
  calm: "var(--jp-info-color1, var(--vscode-textLink-foreground, #0277bd))",
  edge: "var(--jp-border-color1, var(--vscode-panel-border, #bdbdbd))",
} as const;

/** A box with a coloured left edge, announced by a screen reader when it appears; `body` is HTML. */
export function box(colour: string, body: string): string {
  const style = `border-left: 5px solid ${colour}; padding: 6px 14px; margin: 4px 0; max-width: 60em`;
  return `<div role="status" style="${style}">${body}</div>`;
}

/** A heading to a screen reader, which the notebook's table of contents leaves alone; `mark` is a coloured sign before it. */
export function heading(text: string, mark?: { sign: string; colour: string }): string {
  const sign = mark
    ? `<span aria-hidden="true" style="color: ${mark.colour}; font-size: 1.2em">${mark.sign}</span> `
    : "";
  return `<div role="heading" aria-level="4" style="font-weight: 600">${sign}${escaped(text)}</div>`;
}

/** A line under others. */
export function line(text: string): string {
  return `<div style="margin-top: 4px">${escaped(text)}</div>`;
}

/** A line that matters less. */
export function note(text: string): string {
  return `<div style="opacity: 0.8">${escaped(text)}</div>`;
}

/** Words for a screen reader only. */
export function unseen(text: string): string {
  const style =
    "position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap";
  return `<span style="${style}">${escaped(text)}</span>`;
}

/** `text` in a fixed-width block, for what is no matrix. */
export function block(text: string): string {
  const style = "margin: 0; padding: 0; background: transparent; overflow-x: auto";
  return `<pre style="${style}">${escaped(text)}</pre>`;
}
