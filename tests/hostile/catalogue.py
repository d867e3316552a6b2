"""The catalogue of odd, broken and hostile inputs: every row, with what shows that it holds.

The ids are those by which the project speaks of hostile inputs: A and Z are files and packages,
X and W their XML, M what a workbook carries along, S sheets, C cells, F files and runs, Y the
workspace's YAML, P the plan, T documents. `nox -s hostile` prints how many rows hold.
"""

from hostile.contents import CELLS, SHEETS
from hostile.register import Row
from hostile.runs import DOCUMENTS, FILES_AND_RUNS, PLAN, YAML
from hostile.workbooks import FILES, PACKAGES, XML

ROWS: tuple[Row, ...] = (
    *FILES,
    *PACKAGES,
    *XML,
    *SHEETS,
    *CELLS,
    *FILES_AND_RUNS,
    *YAML,
    *PLAN,
    *DOCUMENTS,
)
