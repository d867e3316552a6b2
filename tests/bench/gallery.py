"""Draw every kind of chart with short, long, empty and extreme data into a folder.

    python tests/bench/gallery.py [FOLDER]

Each picture is written twice, in colour and as a grey printer would show it. The data are made up
for a fictional region.
"""

import io
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from chytrejsi.language import language
from chytrejsi.progress.standing import Status
from chytrejsi.report.charts import (
    BulletChart,
    BulletRow,
    Chart,
    CountBar,
    CountChart,
    SeriesChart,
    SeriesPoint,
    StackChart,
    StackPart,
    StackRow,
    StatusChart,
    StatusRow,
)

LONG = (
    "Počet energeticky úsporných opatření provedených v budovách v majetku Vzorového kraje a v "
    "budovách jím zřízených příspěvkových organizací, včetně opatření spolufinancovaných z "
    "prostředků Evropské unie, u nichž byla úspora ověřena měřením po dobu nejméně dvanácti měsíců"
)
ENDLESS = "x" * 90 + "_$2^{\\frac{1}{2}}$_" + "nejneobhospodařovávatelnějšímu" * 3

WORDS: Mapping[Status, str] = {
    Status.ACHIEVED: "splněno",
    Status.KEPT: "udrženo",
    Status.ON_TRACK: "plní se",
    Status.BEHIND: "zpožděno",
    Status.OFF_TRACK: "neplní se",
    Status.DETERIORATING: "zhoršuje se",
    Status.MISSED: "nesplněno",
    Status.NOT_KEPT: "neudrženo",
    Status.NO_TARGET: "cíl nestanoven",
    Status.NOT_REPORTED: "nevykázáno",
    Status.NOT_AVAILABLE: "není k dispozici",
    Status.QUALITATIVE: "slovní hodnocení",
    Status.RETIRED: "již se nesleduje",
    Status.NOT_COMPUTABLE: "nelze vyhodnotit",
}
AREAS = (
    "Hospodaření s energií a vodou",
    "Elektronická komunikace a kyberbezpečnost",
    "Datový portál",
    "Muzejní sbírky",
    "Zdraví",
    "Sociální péče",
    "Doprava",
)


def _status(*rows: tuple[str, str]) -> StatusChart:
    """Make a chart of rows like ("Zdraví", "achieved:2 missed:1")."""
    made = []
    for label, counts in rows:
        pairs = (pair.split(":") for pair in counts.split())
        made.append(StatusRow(label, tuple((Status(name), int(count)) for name, count in pairs)))
    return StatusChart(tuple(made), tuple(WORDS.items()), "počet indikátorů")


def _bullets(*rows: tuple[str, str, str, Status, str]) -> BulletChart:
    """Make a chart of rows (label, achieved, expected, status, text); an empty share is unknown."""
    made = (
        BulletRow(label, Decimal(got) if got else None, Decimal(due) if due else None, status, text)
        for label, got, due, status, text in rows
    )
    return BulletChart(
        tuple(made), "dosaženo", "očekáváno k 31. 12. 2025", "cíl", tuple(WORDS.items())
    )


def _line(text: str) -> tuple[SeriesPoint, ...]:
    """Read points like "2024-12-31=15 2025-12-31=22|" (| breaks before, ~ is provisional)."""
    made = []
    for word in text.split():
        day, value = word.strip("|~").split("=")
        made.append(
            SeriesPoint(
                date.fromisoformat(day),
                Decimal(value),
                language("cs").number(Decimal(value)),
                "|" in word,
                "~" in word,
            )
        )
    return tuple(made)


def _series(points: str, path: str = "", projection: str = "", unit: str = "ks") -> SeriesChart:
    return SeriesChart(
        _line(points),
        _line(path),
        _line(projection),
        unit,
        Status.BEHIND,
        "skutečnost",
        "cesta k cíli",
        "při dosavadním tempu",
        status_word="zpožděno",
    )


def _stack(*rows: tuple[str, tuple[int, ...]]) -> StackChart:
    states = (
        ("dokončeno", 0.0, False),
        ("probíhá", 0.35, False),
        ("připravuje se", 0.62, False),
        ("nezahájeno", 0.9, False),
        ("pozastaveno", 0.9, True),
        ("zastaveno", 0.35, True),
    )
    return StackChart(
        tuple(
            StackRow(
                label,
                tuple(
                    StackPart(word, count, shade, hatched)
                    for (word, shade, hatched), count in zip(states, counts, strict=False)
                ),
            )
            for label, counts in rows
        ),
        "počet aktivit",
    )


def _counts(*bars: tuple[str, str, str]) -> CountChart:
    return CountChart(
        tuple(
            CountBar(label, Decimal(value), text, ("main", "muted", "outline")[number % 3])
            for number, (label, value, text) in enumerate(bars)
        ),
        "stav k 30. 6. 2024",
    )


_PATH = "2024-06-30=15 2025-12-31=22.5 2026-12-31=30"


def specimens() -> Mapping[str, Chart]:
    """Give the charts of the gallery by name."""
    return {
        **_overviews(),
        **_bullet_cases(),
        **_series_cases(),
        **_count_cases(),
        **_stack_cases(),
    }


def _overviews() -> dict[str, Chart]:
    every = " ".join(f"{status}:{number % 4 + 1}" for number, status in enumerate(Status))
    return {
        "status-short": _status(("Zdraví", "achieved:1 behind:2")),
        "status-usual": _status(
            (AREAS[0], "achieved:2 on_track:1 behind:1 off_track:1"),
            (AREAS[1], "on_track:3 deteriorating:1 no_target:1"),
            (AREAS[2], "achieved:3 kept:1 missed:1"),
            (AREAS[3], "no_target:5"),
            (AREAS[4], "off_track:2 not_reported:3"),
            (AREAS[5], "behind:1 qualitative:2 not_reported:1 not_computable:1"),
            (AREAS[6], ""),
        ),
        "status-long": _status(
            (LONG, "achieved:2 missed:1"), (LONG * 2, every), (ENDLESS, "kept:1")
        ),
        "status-empty": _status(),
        "status-extreme": _status(
            ("Celý plán", "achieved:280 on_track:1 behind:2 off_track:1 missed:1 not_reported:35"),
            ("Jediný", "behind:1"),
            ("Tisíce", "achieved:1 missed:1250 no_target:3"),
        ),
    }


def _bullet_cases() -> dict[str, Chart]:
    usual = (
        ("Elektroměry s dálkovým odečtem", "0.47", "0.60", Status.BEHIND, "22 z 30 ks"),
        ("Zveřejněné datové sady", "1", "0.6", Status.ACHIEVED, "20 z 20"),
        ("Spotřeba tepla", "0.62", "0.6", Status.ON_TRACK, "8 450 z 8 000 GJ"),
        ("Digitalizované agendy", "", "0.6", Status.NOT_REPORTED, "nevykázáno"),
        ("Vybavené domovy pro seniory", "0.1", "0.75", Status.OFF_TRACK, "1 z 10"),
    )
    return {
        "bullet-short": _bullets(("Elektromobily", "0.5", "", Status.BEHIND, "17 z 34")),
        "bullet-usual": _bullets(*usual),
        "bullet-long": _bullets(
            (LONG, "0.97", "0.6", Status.ON_TRACK, "1 250 000 z 1 300 000 tis. Kč za rok"),
            (ENDLESS, "0", "0", Status.NO_TARGET, LONG[:80]),
        ),
        "bullet-empty": _bullets(),
        "bullet-extreme": _bullets(
            ("Třikrát tolik", "3.14", "0.6", Status.ACHIEVED, "314 ze 100"),
            ("Opačným směrem", "-0.1", "0.6", Status.DETERIORATING, "−1 z 10"),
            ("Daleko opačným směrem", "-12.5", "-0.2", Status.MISSED, "−125 z 10"),
            ("Těsně před cílem", "0.99996", "1.3", Status.MISSED, "29 999 z 30 000"),
            ("Na začátku", "0", "0.05", Status.BEHIND, "0 z 7"),
        ),
    }


def _series_cases() -> dict[str, Chart]:
    years = " ".join(f"{year}-12-31={(year * 37) % 100 + 900}" for year in range(1993, 2026))
    return {
        "series-short": _series("2024-12-31=5 2025-12-31=5"),
        "series-usual": SeriesChart(
            _line("2024-12-31=17 2025-12-31=22"),
            _line(_PATH),
            _line("2025-12-31=22 2026-12-31=27"),
            "ks",
            Status.BEHIND,
            "skutečnost",
            "cesta k cíli",
            "při dosavadním tempu",
            original_path=_line("2024-06-30=15 2026-12-31=40"),
            original_label="původní cíl",
            baseline=_line("2024-06-30=15")[0],
            baseline_label="výchozí stav",
            status_word="zpožděno",
        ),
        "series-years": _series(
            "2018-12-31=120.5 2019-12-31=131 2020-12-31=90| 2021-12-31=99.5 2022-12-31=140~",
            "2018-12-31=120.5 2026-12-31=200",
            unit="MWh za rok",
        ),
        "series-crossing": _series(
            "2023-12-31=100 2024-12-31=60 2025-12-31=41",
            "2023-12-31=100 2026-12-31=40",
            "2025-12-31=41 2026-12-31=39",
            unit="GJ",
        ),
        "series-long": _series(years, "2024-12-31=980 2035-12-31=1500", unit=LONG),
        "series-extreme": _series(
            "2024-06-30=-1250000000 2024-12-31=3 2025-06-30=0.0001 2025-12-31=2750000000",
            "2024-06-30=-1250000000 2026-12-31=9999999999.99",
            unit="Kč",
        ),
    }


def _count_cases() -> dict[str, Chart]:
    return {
        "count-short": _counts(("Ocenění", "3", "3")),
        "count-usual": _counts(
            ("Grafy na datovém portálu", "280", "280"),
            ("Kartogramy", "37", "37"),
            ("Elektromobily", "34", "34 vozů"),
            ("Datové oblasti", "20", "20"),
            ("Datové sady", "13", "13"),
        ),
        "count-long": _counts((LONG, "12", LONG[:60]), (ENDLESS, "7", "7")),
        "count-empty": _counts(),
        "count-extreme": _counts(
            ("Mnoho", "1250000000", "1 250 000 000 Kč"),
            ("Málo", "2", "2 Kč"),
            ("Nic", "0", "0 Kč"),
            ("Záporně", "-300000000", "−300 000 000 Kč"),
        ),
    }


def _stack_cases() -> dict[str, Chart]:
    return {
        "stack-short": _stack(("Zdraví", (0, 1))),
        "stack-usual": _stack(
            (AREAS[0], (3, 5, 1, 2, 1, 1)), (AREAS[1], (1, 2, 2)), (AREAS[3], (0, 0, 0, 4))
        ),
        "stack-long": _stack((LONG, (1, 2, 3, 4, 5, 6)), (ENDLESS, (1,))),
        "stack-empty": _stack(),
        "stack-extreme": _stack(
            ("Všechny oblasti", (1, 320, 2, 1, 1, 1)), ("Jedna", (0, 0, 0, 0, 1))
        ),
    }


def main(folder: Path) -> None:
    """Write the pictures of all specimens into the folder, and each one in grey beside it."""
    from PIL import Image

    from chytrejsi.render.charts import draw

    folder.mkdir(parents=True, exist_ok=True)
    for name, chart in specimens().items():
        (picture,) = draw([chart], "cs")
        (folder / f"{name}.png").write_bytes(picture)
        Image.open(io.BytesIO(picture)).convert("L").save(folder / f"{name}-grey.png")
    print(f"{len(specimens())} charts in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "reports/gallery"))
