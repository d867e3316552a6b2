import ast
import gettext
import re
import string
import struct
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from hypothesis import example, given
from hypothesis import strategies as st

from chytrejsi.language import (
    CATALOGUES,
    NBSP,
    Catalogue,
    Language,
    _,
    current,
    language,
    use,
    wanted,
)
from running import SOURCE_TREE, chytrejsi
from words import PO, SOURCE, czech, english_in, forms, messages

CS, EN = language("cs"), language("en")


def test_numbers_have_the_separators_of_the_language() -> None:
    assert CS.number(Decimal("1234567.5")) == f"1{NBSP}234{NBSP}567,5"
    assert EN.number(Decimal("1234567.5")) == "1,234,567.5"


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [("12.5", 0, "13"), ("-12.5", 0, "−13"), ("2", 2, "2,00"), ("0.125", 2, "0,13")],
)
def test_rounding_is_half_up_as_people_round(value: str, digits: int, written: str) -> None:
    assert CS.number(Decimal(value), digits) == written


@pytest.mark.parametrize("digits", [None, 1])
def test_a_number_of_any_length_is_written(digits: int | None) -> None:
    written = language("cs").number(Decimal("9" * 500 + ".25"), digits)
    assert written.replace("\u00a0", "") == "9" * 500 + (",25" if digits is None else ",3")


def test_percent_has_a_space_in_czech_only() -> None:
    assert CS.percent(Decimal("0.5")) == f"50{NBSP}%"
    assert EN.percent(Decimal("0.125"), 1) == "12.5%"


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6
    )
)
def test_a_czech_number_reads_back(value: Decimal) -> None:
    written = CS.number(value).replace(NBSP, "").replace("−", "-").replace(",", ".")
    assert Decimal(written) == value


def test_days_are_written_as_in_a_letter() -> None:
    assert CS.day(date(2024, 6, 25)) == f"25.{NBSP}6.{NBSP}2024"
    assert EN.day(date(2024, 6, 25)) == f"25{NBSP}June{NBSP}2024"


@pytest.mark.parametrize(
    ("count", "written"),
    [(1, "1 chyba"), (2, "2 chyby"), (5, "5 chyb"), (0, "0 chyb"), (22, "22 chyb")],
)
def test_plurals_follow_czech_grammar(count: int, written: str) -> None:
    assert CS.plural("{count} error", "{count} errors", count) == written


@pytest.mark.parametrize(
    ("arguments", "environment", "code"),
    [
        (["check", "--lang", "en"], {}, "en"),
        (["--lang=en", "check"], {}, "en"),
        (["check"], {"CHYTREJSI_LANG": "en"}, "en"),
        (["check", "--lang", "cs"], {"CHYTREJSI_LANG": "en"}, "cs"),
        (["check", "--lang", "xx"], {}, "cs"),
        (["check", "--lang"], {}, "cs"),
        ([], {"CHYTREJSI_LANG": "klingon"}, "cs"),
    ],
)
def test_arguments_come_before_the_environment(
    arguments: list[str], environment: dict[str, str], code: str
) -> None:
    assert wanted(arguments, environment) == code


def test_the_language_of_the_terminal_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHYTREJSI_LANG", "cs")
    assert _("error") == "chyba"
    use("en")
    assert _("error") == "error"
    assert current().code == "en"


def test_an_unknown_language_speaks_english() -> None:
    assert Language("xx").text("Error: {message}", message="x") == "Error: x"


# --- the catalogue ---

MO = CATALOGUES / "cs" / "LC_MESSAGES" / "chytrejsi.mo"


def test_every_message_is_what_gettext_says() -> None:
    with MO.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    ours = Language("cs")
    for message in czech():
        (one, *many), _said = forms(message)
        if not one:
            continue
        assert ours.text(one) == theirs.gettext(one)
        for count in range(201) if many else ():
            said = theirs.ngettext(one, many[0], count).format_map(_Kept(count=count))
            assert _plural(ours, one, many[0], count) == said


class _Kept(dict[str, object]):
    """The values of a message; a placeholder without a value stays."""

    def __missing__(self, name: str) -> str:
        return name


def _plural(ours: Language, one: str, many: str, count: int) -> str:
    names = {name.partition("!")[0] for name in _placeholders(one) | _placeholders(many)}
    return ours.plural(one, many, count, **{name: name for name in names - {"count"}})


@example("\udce1.yaml")
@given(st.text() | st.sampled_from(sorted(ids[0] for ids in messages())).map(lambda id_: id_[:-1]))
def test_what_the_catalogue_lacks_stays_as_it_is(message: str) -> None:
    known = {each for entry in czech() for each in forms(entry)[0][:1]}
    assert message in known or (CS.text(message), Catalogue(MO).forms(message)) == (message, [])


def test_a_message_without_a_plural_form_is_english_by_count() -> None:
    said = [CS.plural("error", "{count} faults", count) for count in (1, 2)]
    assert said == ["error", "2 faults"]


def test_a_catalogue_of_either_byte_order_is_read(tmp_path: Path) -> None:
    ids, said = (b"", b"a", b"b\0bs"), (b"Plural-Forms: nplurals=2; plural=n!=1;\n", b"A", b"B\0Bs")
    head = 28
    start = head + 16 * len(ids)
    table, body = [], b""
    for text in (*ids, *said):
        table += [len(text), start + len(body)]
        body += text + b"\0"
    numbers = (0x950412DE, 0, len(ids), head, head + 8 * len(ids), 0, 0, *table)
    for order in "<>":
        path = tmp_path / "some.mo"
        path.write_bytes(struct.pack(f"{order}{len(numbers)}I", *numbers) + body)
        catalogue = Catalogue(path)
        assert [catalogue.forms(each) for each in ("a", "b", "c")] == [["A"], ["B", "Bs"], []]
        assert [catalogue.form(count) for count in (0, 1, 2)] == [1, 0, 1]


def test_every_message_of_the_code_is_translated() -> None:
    known = {forms(message)[0] for message in czech() if all(forms(message)[1])}
    missing = {message: place for message, place in messages().items() if message not in known}
    # a plural entry also translates its singular
    singles = {ids[0] for ids in known}
    missing = {ids: at for ids, at in missing.items() if len(ids) == 2 or ids[0] not in singles}
    assert missing == {}


def test_the_catalogue_holds_no_message_that_nobody_says() -> None:
    said = {ids[0] for ids in messages()}
    known = {forms(message)[0][0] for message in czech() if message.id}
    assert sorted(known - said) == []


def test_no_message_stands_twice_or_is_fuzzy() -> None:
    entries: list[str] = []
    for block in re.split(r"\n\s*\n", PO.read_text(encoding="utf-8")):
        match = re.search(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)', block, re.MULTILINE)
        if match:
            entries.append("".join(ast.literal_eval(f"({match[1]})")))
    assert sorted({each for each in entries if entries.count(each) > 1}) == []
    assert [message.id for message in czech() if message.fuzzy and message.id] == []


def _placeholders(text: str) -> set[str]:
    return {
        f"{name}!{conversion}"
        for _t, name, _f, conversion in string.Formatter().parse(text)
        if name
    }


def test_placeholders_agree() -> None:
    for message in czech():
        ids, said = forms(message)
        wanted_names = set().union(*map(_placeholders, ids))
        for each in said:
            # a form for one may do without the number ("jeden indikátor")
            assert _placeholders(each) | ({"count!None"} & wanted_names) == wanted_names, message.id


def test_the_compiled_catalogue_is_current() -> None:
    compiled = BytesIO()
    write_mo(compiled, czech())
    assert MO.is_file(), "run: python .hatch/catalogues.py"
    assert MO.read_bytes() == compiled.getvalue(), "run: python .hatch/catalogues.py"


def test_typers_own_words_are_in_the_catalogue() -> None:
    import typer.core

    from chytrejsi.cli.frame import TYPER_WORDS

    tree = ast.parse(Path(typer.core.__file__).read_text(encoding="utf-8"))
    said = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
    }
    assert said == set(TYPER_WORDS)
    assert [typer.core._(word) for word in ("Options", "required")] == ["Volby", "povinné"]  # type: ignore[attr-defined]


# --- literals that reach a user untranslated ---

# the doors to a user, and which keywords of a call are shown
DOORS = {"answer", "say", "say_error", "Stop", "BadParameter", "echo"}
SHOWN = {"help", "epilog", "metavar", "short_help", "prompt"}


def _spoken(node: ast.expr) -> str:
    """Give the literal words of an expression: of a text, or of the text parts of an f-string."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    said = [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]
    return " ".join(said)


def _literals(tree: ast.AST) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
        shown = list(node.args[:1]) if name in DOORS else []
        if name in {"Option", "Argument", "Typer", "callback", "command"}:
            shown += [each.value for each in node.keywords if each.arg in SHOWN]
        for each in shown:
            words = re.sub(r"chytrejsi", "", _spoken(each))
            if re.search(r"[^\W\d_]{2,}", words):
                found.append((node.lineno, words))
    return found


def test_no_literal_goes_to_the_terminal_untranslated() -> None:
    found = [
        f"{path.relative_to(SOURCE_TREE)}:{line}: {words}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, words in _literals(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_a_planted_literal_is_found() -> None:
    assert _literals(ast.parse('say(f"Written {path}.")')) == [(1, "Written  .")]
    assert _literals(ast.parse('typer.Option("--x", help="Some help")')) == [(1, "Some help")]
    assert _literals(ast.parse('say(_("Written {path}.", path=path))')) == []


def test_english_words_are_told_from_czech_ones() -> None:
    assert english_in("Zkontroluje všechny soubory, --lang en") == []
    assert english_in("Check all files of the plan") != []


def test_the_errors_of_the_frame_are_czech() -> None:
    for arguments in (["chek"], ["init"], ["init", "a", "b"], ["--lang"], ["init", "--nope"]):
        told = chytrejsi(*arguments)
        assert told.returncode == 2
        assert "Chyba: " in told.stderr
        assert english_in(told.stderr) == [], told.stderr
