// A picture with the faces that were found in it: a box around each, a dot on eyes, nose, mouth and ears.
import type { NdArray } from "../conv/array";
import type { Face } from "../vision/faces";
import { both, type Figure, type Trace } from "./figure";
import { heading } from "./grid";
import { palette } from "./palette";
import { pictureSource } from "./picture-source";

/** `picture`, `[1 or 3, height, width]`, and `faces` in its pixels, each with its score. */
export function facesOnPicture(picture: NdArray, faces: readonly Face[]): Figure {
  const [, height, width] = picture.shape as [number, number, number];
  const hidden = { visible: false, fixedrange: true, constrain: "domain" };
  return {
    data: [
      { type: "image", source: pictureSource(picture, [0, 1], 1), zsmooth: "fast", hoverinfo: "skip" },
      ...faces.flatMap((face): Trace[] => [outline(face), dots(face)]),
    ],
    layout: {
      title: heading(counted(faces.length)),
      height: Math.round(Math.min(640, (760 * height) / width)) + 60,
      margin: { l: 16, r: 16, t: 48, b: 12 },
      annotations: faces.map(({ score, box }) => ({
        text: `${Math.round(100 * score)} %`,
        x: box.left,
        y: box.top,
        xanchor: "left",
        yanchor: "bottom",
        showarrow: false,
        bgcolor: palette.kernel,
        font: { size: 13, color: palette.ink },
      })),
      xaxis: { ...hidden, range: [-0.5, width - 0.5] },
      yaxis: { ...hidden, range: [height - 0.5, -0.5], scaleanchor: "x" },
    },
  };
}

function outline({ box: { left, top, width, height } }: Face): Trace {
  return {
    type: "scatter",
    mode: "lines",
    x: [left, left + width, left + width, left, left],
    y: [top, top, top + height, top + height, top],
    line: { color: palette.kernel, width: 4 },
    hoverinfo: "skip",
    showlegend: false,
  };
}

function dots({ points }: Face): Trace {
  const names = [
    both("right eye", "правый глаз"),
    both("left eye", "левый глаз"),
    both("nose", "нос"),
    both("mouth", "рот"),
    both("right ear", "правое ухо"),
    both("left ear", "левое ухо"),
  ];
  return {
    type: "scatter",
    mode: "markers",
    x: points.map(([x]) => x),
    y: points.map(([, y]) => y),
    text: names.slice(0, points.length),
    hovertemplate: "%{text}<extra></extra>",
    marker: { size: 9, color: palette.output, line: { width: 1.5, color: palette.ink } },
    showlegend: false,
  };
}

function counted(faces: number) {
  if (faces === 0) return both("no face found", "лиц не найдено");
  return both(`${faces === 1 ? "one face" : `${faces} faces`} found`, `найдено лиц: ${faces}`);
}
