// JupyterLab's colours as a Plotly template: a template fills in only what the figure's own layout leaves open.

type Json = { [key: string]: unknown };

/** The template of the theme that the page shows now, under the figure's own template if it has one. */
export function themedTemplate(own: unknown): Json {
  return merged(pageTemplate(getComputedStyle(document.body)), (own ?? {}) as Json);
}

/** Calls `changed` each time that JupyterLab changes its theme, until the returned function is called. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
  return () => observer.disconnect();
}

function pageTemplate(style: CSSStyleDeclaration): Json {
  const light = document.body.dataset.jpThemeLight !== "false";
  const value = (name: string, inLight: string, inDark: string) =>
    style.getPropertyValue(name).trim() || (light ? inLight : inDark);
  const paper = value("--jp-layout-color0", "#ffffff", "#111111");
  const raised = value("--jp-layout-color2", "#eeeeee", "#424242");
  const ink = value("--jp-content-font-color1", "rgba(0,0,0,0.87)", "rgba(255,255,255,1)");
  const faint = value("--jp-content-font-color2", "rgba(0,0,0,0.54)", "rgba(255,255,255,0.7)");
  const line = value("--jp-border-color2", "#e0e0e0", "#424242");
  const strong = value("--jp-border-color1", "#bdbdbd", "#616161");
  const family = value("--jp-content-font-family", "system-ui, sans-serif", "system-ui, sans-serif");
  const axis = {
    gridcolor: line,
    zerolinecolor: strong,
    linecolor: strong,
    tickcolor: strong,
    automargin: true,
  };
  const plane = { ...axis, backgroundcolor: paper, showbackground: true };
  return {
    layout: {
      paper_bgcolor: paper,
      plot_bgcolor: paper,
      font: { color: ink, family },
      xaxis: axis,
      yaxis: axis,
      scene: { xaxis: plane, yaxis: plane, zaxis: plane },
      legend: { bgcolor: "rgba(0,0,0,0)" },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: faint, activecolor: ink },
      hoverlabel: { bgcolor: raised, bordercolor: strong, font: { color: ink, family } },
      annotationdefaults: { font: { color: ink }, arrowcolor: ink },
      sliderdefaults: { bgcolor: raised, bordercolor: strong, tickcolor: strong, activebgcolor: faint },
      updatemenudefaults: { bgcolor: raised, bordercolor: strong, font: { color: ink } },
    },
  };
}

/** `under` with everything of `over` on top, object by object. */
function merged(under: Json, over: Json): Json {
  const result: Json = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const both = isPlain(value) && isPlain(under[key]);
    result[key] = both ? merged(under[key] as Json, value as Json) : value;
  }
  return result;
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
