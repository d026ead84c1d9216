"""Writes onnx.json: the ONNX backend's tests for Conv, ConvTranspose and small pooling, as plain numbers.

    pip install onnx==1.23.2 && python onnx.py

Node tests come from onnx.backend.test.case, the PyTorch-converted ones from the data that the package carries; one of
these, test_operator_conv, is left out for its size (its 20 items take 1.5 MB). Floats travel as base64 of 32-bit
little-endian, batches as they are.
"""

import base64
import json
import pathlib
import sys

# This file must not stand in for the package of the same name.
here = pathlib.Path(__file__).resolve().parent
sys.path = [entry for entry in sys.path if pathlib.Path(entry or ".").resolve() != here]

import numpy as np  # noqa: E402
import onnx  # noqa: E402
from onnx import numpy_helper  # noqa: E402
from onnx.backend.test.case.node import collect_testcases  # noqa: E402

LARGEST = 2000  # numbers in an input


def packed(array):
    numbers = np.ascontiguousarray(array, dtype="<f4")
    return {"shape": list(numbers.shape), "data": base64.b64encode(numbers.tobytes()).decode()}


def attributes(node):
    values = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    return {name: value.decode() if isinstance(value, bytes) else value for name, value in values.items()}


def case(name, node, inputs, output):
    x, *rest = inputs
    return {
        "name": name,
        "operator": node.op_type,
        "attributes": attributes(node),
        "x": packed(x),
        **({"w": packed(rest[0])} if rest else {}),
        **({"bias": rest[1].tolist()} if len(rest) > 1 else {}),
        "y": packed(output),
    }


def node_tests():
    wanted = ("Conv", "ConvTranspose", "AveragePool", "MaxPool")
    found = {test.name: test for test in collect_testcases(None)}
    for test in found.values():
        (node, *others) = test.model.graph.node
        if others or node.op_type not in wanted or len(node.output) != 1 or not test.data_sets:
            continue
        inputs, outputs = test.data_sets[0]
        if inputs[0].size <= LARGEST and inputs[0].dtype == np.float32:
            yield case(test.name, node, inputs, outputs[0])


def converted_tests():
    data = pathlib.Path(onnx.__file__).parent / "backend" / "test" / "data"
    for folder in sorted([*data.glob("pytorch-converted/test_Conv*"), *data.glob("pytorch-operator/test_operator_conv*")]):
        model = onnx.load(folder / "model.onnx")
        (node,) = [n for n in model.graph.node if n.op_type != "Constant"]
        known = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        for n in model.graph.node:
            if n.op_type == "Constant":
                known[n.output[0]] = numpy_helper.to_array(n.attribute[0].t)
        given = [i.name for i in model.graph.input if i.name not in known]
        for index, name in enumerate(given):
            known[name] = tensor(folder / "test_data_set_0" / f"input_{index}.pb")
        inputs = [known[name] for name in node.input]
        if inputs[0].size <= LARGEST:
            yield case(folder.name, node, inputs, tensor(folder / "test_data_set_0" / "output_0.pb"))


def tensor(path):
    proto = onnx.TensorProto()
    proto.ParseFromString(path.read_bytes())
    return numpy_helper.to_array(proto)


lines = ",\n".join(json.dumps(entry) for entry in [*node_tests(), *converted_tests()])
(here / "onnx.json").write_text(f"[\n{lines}\n]\n")
