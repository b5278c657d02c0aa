"""A problem set of six functions for otter and nbgrader, and ten submissions to it, as many as are right and wrong in a class.

usage: assignment.py master FOLDER        the source of the assignment, in both tools' formats
       assignment.py submissions FOLDER   ten submissions, from what each tool hands out
"""
import copy
import os
import re
import sys

import nbformat as nbf

v4 = nbf.v4
FN = ["generate_clinical_note", "encode_notes", "positional_encoding", "attention", "multi_head_attention", "layer_norm"]
IMPORTS = "import numpy as np\nimport numpy.testing\nrng = np.random.default_rng(0)"

SOL = [
'''def generate_clinical_note(p):
    text = f"{p['age']} year old {p['sex']} presents with {p['complaint']} ."
    if p.get("drug"):
        text += f" started {p['drug']} {p['dose']} mg daily ."
    return text.lower().split()''',
'''def encode_notes(notes, max_len):
    vocab = {"<pad>": 0, "<unk>": 1}
    for t in sorted({t for n in notes for t in n}):
        vocab[t] = len(vocab)
    ids = np.zeros((len(notes), max_len), dtype=int)
    for i, n in enumerate(notes):
        for j, t in enumerate(n[:max_len]):
            ids[i, j] = vocab[t]
    return vocab, ids''',
'''def positional_encoding(seq_len, d_model):
    pos = np.arange(seq_len)[:, None]
    i = np.arange(0, d_model, 2)[None, :]
    ang = pos / 10000 ** (i / d_model)
    pe = np.zeros((seq_len, d_model))
    pe[:, 0::2] = np.sin(ang)
    pe[:, 1::2] = np.cos(ang)
    return pe''',
'''def attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -1e9)
    s = s - s.max(-1, keepdims=True)
    w = np.exp(s)
    w = w / w.sum(-1, keepdims=True)
    return w @ v, w''',
'''def multi_head_attention(x, Wq, Wk, Wv, Wo, num_heads, mask=None):
    n, d = x.shape
    h = d // num_heads
    split = lambda m: m.reshape(n, num_heads, h).transpose(1, 0, 2)
    q, k, v = split(x @ Wq), split(x @ Wk), split(x @ Wv)
    s = q @ k.transpose(0, 2, 1) / np.sqrt(h)
    if mask is not None:
        s = np.where(mask, s, -1e9)
    w = np.exp(s - s.max(-1, keepdims=True))
    w = w / w.sum(-1, keepdims=True)
    return (w @ v).transpose(1, 0, 2).reshape(n, d) @ Wo''',
'''def layer_norm(x, gamma, beta, eps=1e-5):
    m = x.mean(-1, keepdims=True)
    s = x.var(-1, keepdims=True)
    return gamma * (x - m) / np.sqrt(s + eps) + beta''',
]
MHA = '''_r = np.random.default_rng(%d); _x = _r.normal(size=(5, 8)); _W = [_r.normal(size=(8, 8)) for _ in range(4)]
_h = %d; _m = %s
_q, _k, _v = [(_x @ w).reshape(5, _h, 8 // _h).transpose(1, 0, 2) for w in _W[:3]]
_s = _q @ _k.transpose(0, 2, 1) / np.sqrt(8 // _h); _s = _s if _m is None else np.where(_m, _s, -1e9)
_w = np.exp(_s - _s.max(-1, keepdims=True)); _w /= _w.sum(-1, keepdims=True)
_e = (_w @ _v).transpose(1, 0, 2).reshape(5, 8) @ _W[3]
np.testing.assert_allclose(multi_head_attention(_x, *_W, _h, _m), _e, atol=1e-8)'''
# per exercise: 4 tests; the last two are hidden
TESTS = [
["assert isinstance(generate_clinical_note({'age': 70, 'sex': 'f', 'complaint': 'chest pain'}), list)",
 "assert generate_clinical_note({'age': 70, 'sex': 'f', 'complaint': 'chest pain', 'drug': 'aspirin', 'dose': 81}) == ['70', 'year', 'old', 'f', 'presents', 'with', 'chest', 'pain', '.', 'started', 'aspirin', '81', 'mg', 'daily', '.']",
 "assert generate_clinical_note({'age': 33, 'sex': 'M', 'complaint': 'Shortness Of Breath'}) == ['33', 'year', 'old', 'm', 'presents', 'with', 'shortness', 'of', 'breath', '.']",
 "assert generate_clinical_note({'age': 9, 'sex': 'f', 'complaint': 'fever', 'drug': 'Ibuprofen', 'dose': 200}) == ['9', 'year', 'old', 'f', 'presents', 'with', 'fever', '.', 'started', 'ibuprofen', '200', 'mg', 'daily', '.']"],
["_v, _i = encode_notes([['b', 'a'], ['c']], 3)\nassert _v == {'<pad>': 0, '<unk>': 1, 'a': 2, 'b': 3, 'c': 4}",
 "_v, _i = encode_notes([['b', 'a'], ['c']], 3)\nassert _i.tolist() == [[3, 2, 0], [4, 0, 0]]",
 "_v, _i = encode_notes([['x', 'y', 'x', 'z']], 2)\nassert _i.tolist() == [[2, 3]]",
 "_v, _i = encode_notes([[], ['t', 't']], 4)\nassert _i.tolist() == [[0, 0, 0, 0], [2, 2, 0, 0]]"],
["assert positional_encoding(7, 6).shape == (7, 6)",
 "assert np.allclose(positional_encoding(2, 4)[0], [0, 1, 0, 1])",
 "assert np.allclose(positional_encoding(2, 4)[1], [0.8414709848, 0.5403023059, 0.0099998333, 0.9999500004])",
 "_p = positional_encoding(50, 16)\nassert np.allclose(_p[:, 0::2] ** 2 + _p[:, 1::2] ** 2, np.ones((50, 8))) and np.allclose(_p[49, :2], [-0.9537526528, 0.3005925437])"],
["_q = np.eye(3); _o, _w = attention(_q, _q, _q)\nassert np.allclose(_w.sum(-1), np.ones(3))",
 "_q = np.ones((2, 4)); _o, _w = attention(_q, _q, np.array([[1., 0.], [3., 2.]]))\nassert np.allclose(_o, [[2., 1.], [2., 1.]])",
 "_q = np.eye(2) * 2 ** 0.5; _o, _w = attention(_q, _q, _q)\nassert np.allclose(_w, np.array([[0.8044296, 0.1955704], [0.1955704, 0.8044296]]), atol=1e-6)",
 "_q = np.eye(3); _o, _w = attention(_q, _q, _q, np.tril(np.ones((3, 3), bool)))\nassert np.allclose(_w[0], [1, 0, 0]) and np.allclose(_w[1][2], 0)"],
["assert multi_head_attention(np.eye(4), *[np.eye(4)] * 4, 2).shape == (4, 4)",
 MHA % (1, 1, "None"), MHA % (2, 4, "None"), MHA % (3, 2, "np.tril(np.ones((5, 5), bool))")],
["np.testing.assert_allclose(layer_norm(np.array([[1., 3.]]), 1., 0.), [[-1., 1.]], atol=1e-4)",
 "np.testing.assert_allclose(layer_norm(np.array([[1., 2., 3.]]), 1., 0.).mean(-1), [0.], atol=1e-8)",
 "np.testing.assert_allclose(layer_norm(np.array([[2., 4., 6., 8.]]), np.full(4, 2.), np.full(4, 1.)), [[-1.6832798, 0.1055734, 1.8944266, 3.6832798]], atol=1e-4)",
 "np.testing.assert_allclose(layer_norm(np.zeros((2, 5)), 1., .5), np.full((2, 5), .5), atol=1e-8)"],
]
KS = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
STUB = "    raise NotImplementedError()"

def master(d):
    raw, code = v4.new_raw_cell, v4.new_code_cell
    intro = "# PS1: attention for clinical notes\nReplace each body. Half of the tests are hidden."
    c = [raw("# ASSIGNMENT CONFIG\nname: ps1\ninit_cell: true\nexport_cell: false\ncheck_all_cell: false\n"
             "tests:\n  ok_format: true\n  files: false\ngenerate:\n  pdf: false\n  show_hidden: true"),
         v4.new_markdown_cell(intro), code(IMPORTS)]
    for i, s in enumerate(SOL):
        head, body = s.split("\n", 1)
        c += [raw(f"# BEGIN QUESTION\nname: q{i+1}\npoints: [1, 1, 1, 1]"), raw("# BEGIN SOLUTION"),
              code(f"{head}\n    # BEGIN SOLUTION\n{body}\n    # END SOLUTION"), raw("# END SOLUTION"), raw("# BEGIN TESTS")]
        c += [code(("# HIDDEN\n" if j > 1 else "") + t) for j, t in enumerate(TESTS[i])]
        c += [raw("# END TESTS"), raw("# END QUESTION")]
    os.makedirs(f"{d}/otter", exist_ok=True)
    nbf.write(v4.new_notebook(cells=c, metadata=KS), f"{d}/otter/ps1.ipynb")
    m = lambda **k: {"nbgrader": {"schema_version": 3, "task": False, "cell_type": "code", **k}}
    c = [v4.new_markdown_cell(intro), code(IMPORTS)]
    for i, s in enumerate(SOL):
        head, body = s.split("\n", 1)
        t = TESTS[i]
        c.append(code(f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION",
                      metadata=m(grade=False, grade_id=f"q{i+1}", locked=False, solution=True)))
        c.append(code("\n".join(t[:2] + ["### BEGIN HIDDEN TESTS"] + t[2:] + ["### END HIDDEN TESTS"]),
                      metadata=m(grade=True, grade_id=f"test-q{i+1}", locked=True, solution=False, points=4)))
    os.makedirs(f"{d}/nbgrader/source/ps1", exist_ok=True)
    nbf.write(v4.new_notebook(cells=c, metadata=KS), f"{d}/nbgrader/source/ps1/ps1.ipynb")

def fill(nb, sols):
    nb = copy.deepcopy(nb)
    for c in nb.cells:
        for f, s in zip(FN, sols):
            if c.cell_type == "code" and re.search(rf"^def {f}\(", c.source):
                c.source = s
    return nb

def rep(**kw):  # rep(q3="...") -> the right solutions with some replaced
    return [kw.get(f"q{i+1}", s) for i, s in enumerate(SOL)]

PAD_LEFT = SOL[1].replace("for j, t in enumerate(n[:max_len])", "for j, t in enumerate(n[:max_len], max(0, max_len - len(n)))")
# No endless loop among them: it would be waited for, and say more about a limit than about a tool.
SUBS = {
    **{f"s{i:02}_right": SOL for i in range(1, 7)},
    "s07_wrong": rep(q6=SOL[5].replace("x.var(-1, keepdims", "x.var(-1, ddof=1, keepdims")),
    "s08_wrong": rep(q3=SOL[2].replace("10000", "1000"), q4=SOL[3].replace("if mask is not None", "if False")),
    "s09_wrong": rep(q1=SOL[0].replace(".lower()", ""), q2=PAD_LEFT),
    "s10_wrong": rep(q4=SOL[3].replace("np.sqrt(q.shape[-1])", "q.shape[-1]")),
}

def submissions(d):
    for tool, rel in (("otter", f"{d}/otter/dist/student/ps1.ipynb"), ("nbgrader", f"{d}/nbgrader/release/ps1/ps1.ipynb")):
        if not os.path.exists(rel):
            continue
        nb = nbf.read(rel, as_version=4)
        os.makedirs(f"{d}/submissions/{tool}", exist_ok=True)
        for name, sols in SUBS.items():
            nbf.write(fill(nb, sols), f"{d}/submissions/{tool}/{name}.ipynb")

if __name__ == "__main__":
    {"master": master, "submissions": submissions}[sys.argv[1]](sys.argv[2])
