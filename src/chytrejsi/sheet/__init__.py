"""Workbooks: `columns` is their one contract, from which they are written and read.

`form` says what one guarantor is asked. `write` lays it out, `intake` takes in what comes back and
believes nothing of it, `read` says what it answers, `decide` what becomes of it, and `annotate`
makes the copy that goes back to its sender.
"""
