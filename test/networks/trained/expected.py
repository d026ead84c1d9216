"""Writes expected.json: what Google's own runtime, LiteRT, computes in every layer of the two trained networks.

    node inputs.mjs /tmp/inputs && python expected.py /tmp/inputs

Needs ai-edge-litert (2.3.0), tflite (2.18.0) and numpy. Of each map stand the number of values, their mean, the mean of
their squares, and 8 values at equal distances in the order [C, H, W]. LiteRT does not know MediaPipe's transposed
convolution, the last layer but one of the segmentation: it is computed here with numpy from the map before it, as is
the sigmoid after it; the mask also stands at every 8th pixel.
"""
import json
import os
import sys

import flatbuffers
import numpy as np
import tflite
from ai_edge_litert.interpreter import Interpreter

here = os.path.dirname(os.path.abspath(__file__))
weights = os.path.join(here, "../../../src/networks/trained/weights")
files = {
    "selfie-segmentation": "selfie_segmentation.tflite",
    "face-detection": "face_detection_short_range.tflite",
}


def float16(model, tensor):
    """The constant that a DEQUANTIZE makes the 32-bit tensor of."""
    graph = model.Subgraphs(0)
    for n in range(graph.OperatorsLength()):
        operation = graph.Operators(n)
        if operation.Outputs(0) == tensor:
            constant = graph.Tensors(operation.Inputs(0))
            raw = model.Buffers(constant.Buffer()).DataAsNumpy().tobytes()
            return np.frombuffer(raw, np.float16).astype(np.float32).reshape(constant.ShapeAsNumpy())


def summary(values):
    flat = values.astype(np.float64).ravel()
    places = [(n * flat.size) // 8 + flat.size // 16 for n in range(8)]
    return [flat.size, float(flat.mean()), float((flat**2).mean()), *[float(flat[place]) for place in places]]


def rounded(values):
    return [float(f"{value:.7g}") for value in values]


result = {}
for name, file in files.items():
    path = os.path.join(weights, file)
    runtime = Interpreter(model_path=path, experimental_preserve_all_tensors=True)
    try:
        runtime.allocate_tensors()
        custom = False
    except RuntimeError:
        custom = True
    if custom:
        # Ends the graph before the operation that LiteRT does not know.
        model = tflite.Model.GetRootAs(open(path, "rb").read(), 0)
        graph = model.Subgraphs(0)
        data = bytearray(open(path, "rb").read())
        length = graph._tab.Vector(graph._tab.Offset(10)) - 4
        flatbuffers.encode.Write(flatbuffers.packer.uoffset, data, length, graph.OperatorsLength() - 2)
        last = graph.Operators(graph.OperatorsLength() - 2)
        outputs = graph._tab.Vector(graph._tab.Offset(8))
        flatbuffers.encode.Write(flatbuffers.packer.int32, data, outputs, last.Inputs(0))
        runtime = Interpreter(model_content=bytes(data), experimental_preserve_all_tensors=True)
        runtime.allocate_tensors()
    given = runtime.get_input_details()[0]
    _, high, wide, channels = given["shape"]
    x = np.fromfile(os.path.join(sys.argv[1], f"{name}.f32"), np.float32).reshape(channels, high, wide)
    runtime.set_tensor(given["index"], x.transpose(1, 2, 0)[None])
    runtime.invoke()
    tensors = {tensor["index"]: tensor for tensor in runtime.get_tensor_details()}
    layers = {}
    for operation in runtime._get_ops_details():
        if operation["op_name"] in ("DEQUANTIZE", "DELEGATE", "RESHAPE", "CONCATENATION"):
            continue
        index = operation["outputs"][0]
        value = runtime.get_tensor(index)[0].transpose(2, 0, 1)
        layers[tensors[index]["name"].split("__xeno_compat__")[0]] = value
    result[name] = {"layers": {}}
    if custom:
        y = runtime.get_tensor(last.Inputs(0))[0]
        w, bias = float16(model, last.Inputs(1)), float16(model, last.Inputs(2))
        logits = np.einsum("hwc,oabc->ohawb", y, w).reshape(w.shape[0], 2 * y.shape[0], 2 * y.shape[1])
        layers["segment"] = logits + bias[:, None, None]
        layers["activation_10"] = 1 / (1 + np.exp(-layers["segment"]))
        result[name]["mask"] = rounded(layers["activation_10"][0, ::8, ::8].ravel())
    result[name]["layers"] = {layer: rounded(summary(value)) for layer, value in layers.items()}
    print(name, len(layers), "layers")
with open(os.path.join(here, "expected.json"), "w") as file:
    text = json.dumps(result)
    file.write(text.replace('"mask"', '\n"mask"').replace("], ", "],\n") + "\n")
