"""Renderers: the same blocks as .docx and plain text, the same charts as pictures."""
