// The extension: JupyterLab asks it to draw every output of Plotly's MIME type.
import type { IRenderMime } from "@jupyterlab/rendermime-interfaces";
import { FigureWidget } from "./widget";

const mimeType = "application/vnd.plotly.v1+json";

const extension: IRenderMime.IExtension = {
  id: "svertka-lab:figure",
  description: "Draws Plotly figures with the plotly.js that comes with the extension.",
  dataType: "json",
  rank: 0,
  rendererFactory: {
    // A figure is data: nothing in it is run, so an untrusted notebook's figures may be drawn too.
    safe: true,
    mimeTypes: [mimeType],
    createRenderer: (options) => new FigureWidget(options),
  },
};

export default extension;
