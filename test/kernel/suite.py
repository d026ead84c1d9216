"""The jupyter_kernel_test suite against our kernel: python suite.py -v

Left out, because the kernel has nothing to test there:
- pager: `page` payloads are an IPython feature (`object?`) and deprecated;
- history: the kernel keeps none, front ends keep their own; history_request is answered with an empty list;
- clear_output: nothing in tslab asks a page to clear an output; `update_display_data` replaces one in place;
- iopub_welcome: needs an XPUB socket (protocol 5.4); clients fall back on kernel_info, as with ipykernel.
"""

import unittest

import jupyter_kernel_test


class TypeScriptTests(jupyter_kernel_test.KernelTests):
    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"

    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [
        {"text": "[1, 2].reduceR", "matches": ["reduceRight"]},
        {"text": "Math.hyp", "matches": ["hypot"]},
        {"text": "'😀'; Number.isInt", "matches": ["isInteger"]},
    ]
    complete_code_samples = [
        "1 + 1",
        "const answer: number = 42",
        "await Promise.resolve(1)",
        "for (const x of [1, 2]) {\n  console.log(x);\n}",
    ]
    incomplete_code_samples = ["for (const x of [1, 2]) {", "function f(x: number) {\n  return x;", "[1, 2,"]
    invalid_code_samples = ["const = 1", "1 +* 2", "let x: = 3"]
    code_generate_error = "throw new TypeError('no such kernel size')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'swer' + 'tka'", "result": "'swertka'"},
        {"code": "new Float32Array([1, 2])", "result": "Float32Array(2) [ 1, 2 ]"},
        {"code": "await Promise.resolve([1, 2])", "result": "[ 1, 2 ]"},
        {"code": "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>1</b>' }) })", "mime": "text/html", "result": "<b>1</b>"},
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab'; display.html('<b>1</b>')", "mime": "text/html"},
        {"code": "import * as tslab from 'tslab'; tslab.display.png(new Uint8Array([137, 80, 78, 71]))", "mime": "image/png"},
    ]
    code_inspect_sample = "Math.hypot"


if __name__ == "__main__":
    unittest.main()
