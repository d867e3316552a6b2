"""The workbook that goes out: a form laid out as sheets, locked, with inputs to fill in."""
