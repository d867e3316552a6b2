"""The plan as frozen values: what the YAML files say, and the few rules that need nothing else.

Each module is one kind of file. Keys in YAML are the fields' names (or their alias, where a
name is a word of Python: `from`). `dataset.py` joins the files into one value.
"""
