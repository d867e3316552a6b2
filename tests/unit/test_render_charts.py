"""Charts: every kind with short, long, empty and extreme data, and what must never go wrong."""

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bench.gallery import LONG, WORDS, specimens
from chytrejsi.language import language
from chytrejsi.progress.standing import Status
from chytrejsi.render.charts import draw
from chytrejsi.render.charts.axis import date_axis, value_axis
from chytrejsi.render.charts.bullets import share_text
from chytrejsi.render.charts.drawing import WIDTH, Canvas
from chytrejsi.render.charts.lettering import LABEL, SMALL, UNKNOWN, drawable, face, width, wrap
from chytrejsi.render.charts.marks import ink_on, mark
from chytrejsi.render.charts.placing import Frame, Layout
from chytrejsi.report.charts import (
    BulletChart,
    BulletRow,
    Chart,
    CountBar,
    CountChart,
    SeriesChart,
    SeriesPoint,
    StatusChart,
    StatusRow,
    split,
)
from chytrejsi.report.palette import STATUS_LOOK

CZECH = language("cs")
SPECIMENS = specimens()


def opened(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    image.load()
    return image


def darkest(image: Image.Image) -> float:
    pixels: list[int] = list(image.convert("L").tobytes())
    return min(pixels)


def series(*points: SeriesPoint) -> SeriesChart:
    return SeriesChart(points, (), (), "ks", Status.ON_TRACK, "skutečnost", "cesta", "projekce")


def dot(day: date, value: str) -> SeriesPoint:
    return SeriesPoint(day, Decimal(value))


@pytest.mark.parametrize("name", SPECIMENS)
def test_is_a_picture_as_wide_as_the_text(name: str) -> None:
    (picture,) = draw([SPECIMENS[name]], "cs")
    image = opened(picture)
    assert image.format == "PNG"
    assert image.mode == "RGB"
    assert image.width == round(6.3 * 200)
    assert [round(each) for each in image.info["dpi"]] == [200, 200]
    assert len(image.convert("L").getcolors(256) or []) > 2  # something is drawn


@pytest.mark.parametrize("name", SPECIMENS)
def test_no_text_is_cut_off_at_the_foot(name: str) -> None:
    image = opened(draw([SPECIMENS[name]], "cs")[0])
    assert darkest(image.crop((0, image.height - 2, image.width, image.height))) > 120


def test_the_same_chart_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib; from bench.gallery import specimens\n"
        "from chytrejsi.render.charts import draw\n"
        "print(hashlib.sha256(b''.join(draw(list(specimens().values()), 'cs'))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": "tests", "PYTHONHASHSEED": "77"}
    other = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(b"".join(draw(list(SPECIMENS.values()), "cs"))).hexdigest()
    assert other.stdout.strip() == here


def test_a_home_that_cannot_be_written_is_no_matter(tmp_path: os.PathLike[str]) -> None:
    # a file where the folder should be: nothing can be made below it, not even by root
    home = os.path.join(tmp_path, "home")  # noqa: PTH118 - a path for the environment
    with open(home, "w", encoding="utf-8"):  # noqa: PTH123
        pass
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}
    }
    script = (
        "from bench.gallery import specimens; from chytrejsi.render.charts import draw;"
        "print(len(draw([specimens()['bullet-short']], 'cs')))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env={**environment, "HOME": home, "USERPROFILE": home, "PYTHONPATH": "tests"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("1", "")


def test_the_language_writes_the_numbers() -> None:
    chart = series(dot(date(2024, 6, 30), "0.5"), dot(date(2025, 3, 1), "1.5"))
    assert draw([chart], "cs") != draw([chart], "en")


def test_one_value_is_no_series() -> None:
    with pytest.raises(ValueError, match="two values"):
        draw([series(dot(date(2024, 12, 31), "1"))], "cs")


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.dates(date(1990, 1, 1), date(2060, 1, 1)),
            st.decimals(-(10**15), 10**15, allow_nan=False, places=3),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_any_series_can_be_drawn(pairs: list[tuple[date, Decimal]]) -> None:
    points = [SeriesPoint(day, value) for day, value in sorted(pairs)]
    assert draw([series(*points)], "cs")[0].startswith(b"\x89PNG")


@given(
    st.lists(st.tuples(st.text(max_size=80), st.decimals(allow_nan=False, allow_infinity=False)))
)
def test_any_counts_can_be_drawn(bars: list[tuple[str, Decimal]]) -> None:
    chart = CountChart(tuple(CountBar(label, value, label) for label, value in bars))
    assert draw([chart], "cs")[0].startswith(b"\x89PNG")


# --- letters ------------------------------------------------------------------------------------


def test_the_font_is_carried_with_its_licence() -> None:
    from chytrejsi.render.charts.lettering import FONTS

    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    for cut in ("Regular", "Bold"):
        letters = "ěščřžýáíéúůďťňĚŠČŘŽÝÁÍÉÚŮĎŤŇ„“–−…%§²³€0123456789" + UNKNOWN
        assert all(face(cut).has(letter) for letter in letters)


@given(st.text())
def test_only_letters_that_the_font_has_are_drawn(text: str) -> None:
    assert all(face("Regular").has(letter) for letter in drawable(text))


def test_a_letter_that_the_font_lacks_is_seen_as_a_box() -> None:
    assert drawable("a✔b") == f"a{UNKNOWN}b"
    assert drawable("c\u030c") == "č"
    assert drawable("x\u00ady\u200b\x07") == "xy"


def test_signs_of_formulas_are_literal() -> None:
    assert drawable(r"$\frac{1}{2}$ a_b^c") == r"$\frac{1}{2}$ a_b^c"
    chart = CountChart((CountBar(r"$\bad$ \ _ % & #", Decimal(1), "$1$"),))
    assert draw([chart], "cs")


@given(st.text(), st.floats(20, 400))
def test_wrapping_keeps_every_letter_and_the_width(text: str, limit: float) -> None:
    lines = wrap(text, LABEL, limit)
    assert all(width(line, LABEL) <= limit or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_lines_break_at_spaces_but_not_at_hard_ones() -> None:
    assert wrap("jedna dvě", LABEL, width("jedna dv", LABEL)) == ["jedna", "dvě"]
    bound = "v\u00a0lese"
    assert wrap(f"to {bound}", LABEL, width(bound, LABEL)) == ["to", bound]


# --- statuses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_shape(status: Status) -> None:
    blank, marked = Canvas(20), Canvas(20)
    mark(marked, status, (10, 10), 12)
    assert blank.png() != marked.png()


def test_shapes_differ_without_their_colour() -> None:
    pictures = {}
    for status, look in STATUS_LOOK.items():
        canvas = Canvas(20)
        mark(canvas, status, (10, 10), 12, "#000000")
        pictures[look.shape] = canvas.png()
    assert len(set(pictures.values())) == len(pictures)


def test_numbers_are_readable_on_every_status_colour() -> None:
    def luminance(colour: str) -> float:
        parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for look in STATUS_LOOK.values():
        dark, light = sorted((luminance(look.colour), luminance(ink_on(look.colour))))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_part_of_a_bar_has_its_number() -> None:
    # a part too small for its number shows it beside the bar: leaving the part out changes that
    counts = ((Status.ACHIEVED, 400), (Status.MISSED, 1))
    whole = StatusChart((StatusRow("Vše", counts),), tuple(WORDS.items()))
    (picture,) = draw([whole], "cs")
    assert darkest(opened(picture).crop((1226, 60, 1260, 110))) < 60


# --- shares -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("achieved", "written"),
    [
        (None, "–"),
        ("0.5", "50~%"),
        ("0.125", "13~%"),
        ("1", "100~%"),
        ("0.996", "99,6~%"),
        ("0.9996", "99,96~%"),
        ("0.999999", "99,99~%"),
        ("1.001", "100,1~%"),
        ("3.14", "314~%"),
        ("-12.5", "−1~250~%"),
        ("1" + "0" * 30, "100" + "~000" * 10 + "~%"),
    ],
)
def test_a_share_is_never_rounded_up_to_the_target(achieved: str | None, written: str) -> None:
    share = None if achieved is None else Decimal(achieved)
    assert share_text(share, CZECH).replace("\u00a0", "~") == written


# --- scales -------------------------------------------------------------------------------------


@given(st.lists(st.decimals(-(10**12), 10**12, allow_nan=False, places=4), min_size=1))
def test_ticks_enclose_the_values(values: list[Decimal]) -> None:
    axis = value_axis(values)
    assert axis.ticks[0] <= min(values)
    assert axis.ticks[-1] >= max(values)
    assert 2 <= len(axis.ticks) <= 7


def test_whole_values_have_whole_ticks_and_flat_ones_begin_at_zero() -> None:
    assert all(tick == int(tick) for tick in value_axis([Decimal(1), Decimal(2)]).ticks)
    assert value_axis([Decimal(5), Decimal(5)]).ticks[0] == 0
    assert value_axis([Decimal(-5), Decimal(-5)]).ticks[-1] == 0
    assert value_axis([Decimal(98), Decimal(100)]).ticks[0] == 98


def test_ticks_are_written_with_the_same_decimal_places() -> None:
    assert value_axis([Decimal(3), Decimal("4.2")]).digits == 2  # 3.00, 3.25, …
    assert value_axis([Decimal(3), Decimal("4.9")]).digits == 1  # 3.0, 3.5, …
    assert value_axis([Decimal(0), Decimal(100)]).digits == 0


def test_year_ends_are_called_by_their_year_other_days_in_full() -> None:
    years = date_axis([date(2023, 12, 31), date(2025, 12, 31)], 7, CZECH)
    assert [tick.label for tick in years.ticks] == ["2023", "2024", "2025"]
    mixed = date_axis([date(2024, 6, 30), date(2025, 12, 31)], 7, CZECH)
    assert mixed.ticks[0].label == "30.\u00a06.\u00a02024"


@given(
    st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1),
    st.integers(min_value=3, max_value=9),
)
def test_dates_lie_on_the_axis_and_ticks_are_few(days: list[date], most: int) -> None:
    axis = date_axis(days, most, CZECH)
    assert all(0 <= axis.share(day) <= 1 for day in days)
    assert all(0 <= axis.share(tick.date) <= 1 for tick in axis.ticks)
    assert 1 <= len(axis.ticks) <= 2 * most


# --- places of labels ---------------------------------------------------------------------------


def test_labels_keep_off_each_other() -> None:
    layout = Layout(Frame(0, 0, 400, 200))
    frames = [layout.place((200, 100 + shift), 60, 20) for shift in (0, 2, 4, 6)]
    pairs = [(one, two) for n, one in enumerate(frames) for two in frames[n + 1 :]]
    assert not any(one.common(two) for one, two in pairs)


def test_labels_keep_off_the_lines() -> None:
    layout = Layout(Frame(0, 0, 400, 200))
    layout.add_line([(100, 100), (300, 100)])
    frame = layout.place((200, 100), 60, 20)
    assert layout.ink_in(frame) == 0
    assert layout.ink_in(Frame(90, 90, 310, 110)) > 50
    layout.add_line([(100, 92), (300, 92)])
    layout.add_line([(100, 108), (300, 108)])
    assert layout.place_free((200, 100), 60, 20) is None


def test_a_number_does_not_stand_on_a_line() -> None:
    layout = Layout(Frame(0, 0, 400, 200))
    layout.add_line([(100, 95), (300, 95)])
    frame = layout.place_free((200, 100), 10, 8)
    assert frame is not None
    assert frame.top > 100


def test_two_ends_close_to_each_other_are_both_named_beside_their_points() -> None:
    layout = Layout(Frame(0, -8, 500, 132))
    target, forecast = layout.place((400, 26.4), 70, 20), layout.place((400, 0), 50, 20)
    assert (target.left, forecast.left) == (406, 406)


# --- pages --------------------------------------------------------------------------------------


def many(label: str, count: int) -> list[Chart]:
    bullets = tuple(
        BulletRow(f"{n} {label}", Decimal("0.5"), None, Status.BEHIND, "1 z 2")
        for n in range(count)
    )
    bars = tuple(CountBar(row.label, Decimal(n), row.text) for n, row in enumerate(bullets))
    rows = tuple(StatusRow(row.label, ((Status.ACHIEVED, 1),)) for row in bullets)
    return [
        BulletChart(bullets, "dosaženo", "očekáváno", "cíl"),
        CountChart(bars),
        StatusChart(rows, tuple(WORDS.items())),
    ]


@pytest.mark.parametrize("label", ["Krátce", "Trochu delší název ukazatele v oblasti zdraví", LONG])
def test_two_hundred_rows_become_figures_that_fit_a_page(label: str) -> None:
    for chart in many(label, 200):
        parts = split(chart)
        heights = [opened(picture).height / 200 * 72 for picture in draw(parts, "cs")]
        assert max(heights) <= 640
        assert len(heights) > 1
        rows = [row for part in parts for row in getattr(part, "rows", getattr(part, "bars", ()))]
        assert tuple(rows) == getattr(chart, "rows", getattr(chart, "bars", ()))


def test_what_fits_a_page_stays_whole() -> None:
    for name, chart in SPECIMENS.items():
        if name.endswith(("-usual", "-short", "-empty")):
            assert split(chart) == (chart,)
    assert split(many("Krátce", 12)[0]) == (many("Krátce", 12)[0],)


def test_a_longer_text_makes_a_higher_chart_never_a_wider_one() -> None:
    row = BulletRow("Krátce", Decimal(1), None, Status.ACHIEVED, "1 z 1")
    short = BulletChart((row,), "dosaženo", "očekáváno", "cíl")
    long = replace(short, rows=(replace(row, label=LONG * 2),))
    one, other = (opened(each) for each in draw([short, long], "cs"))
    assert other.height > one.height
    assert other.width == one.width == round(WIDTH / 72 * 200)
    assert width(LONG, SMALL) > WIDTH
