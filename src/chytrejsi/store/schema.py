"""JSON Schemas of the files, made from the models: editors complete and explain by them.

The first line of each file names its schema, which lies below `.schema/` of the workspace.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chytrejsi.model.dataset import RecordKind
from chytrejsi.store.shelves import SHELVES, shelf_for

FOLDER = ".schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: RecordKind) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file."""
    return {"$schema": DIALECT} | shelf_for(kind).model.model_json_schema(by_alias=True)


def schema_files() -> Mapping[str, bytes]:
    """Give the schemas of all kinds as files, named below the workspace's root."""
    return {
        f"{FOLDER}/{shelf.kind.value}.json": _text(schema_of(shelf.kind)).encode()
        for shelf in SHELVES
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write the schemas into the current folder, which is a workspace."""
    for name, data in schema_files().items():
        path = Path.cwd() / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
