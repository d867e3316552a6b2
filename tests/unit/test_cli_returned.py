"""What `collect --returned` gives back: the original, the copy to be mended, the letter."""

import email
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest

from chytrejsi.cli.naming import next_round, safe_name
from chytrejsi.model.period import Period
from inboxcase import Inbox
from sheetcase import (
    FILES,
    GUARANTOR,
    OLE,
    Cells,
    changed,
    dataset_of,
    edit,
    filled,
    opened,
    sheet_of,
    template,
)
from words import english_in

EN_01 = ("indicators", "EN-01", "value")
FVE = ("projects", "fve", "state")
BAD: Cells = {EN_01: "cca 7", FVE: "v realizaci"}
JANUARY, FEBRUARY = "1768435200", "1770854400"  # 15. 1. and 12. 2. 2026


@pytest.fixture
def inbox(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Inbox:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", JANUARY)
    return Inbox(tmp_path, capsys)


def give_back(inbox: Inbox, code: int = 1) -> dict[str, Any]:
    """Collect, and give what is told of each file by its name."""
    told = inbox.collect("--returned", folder(inbox), code=code)
    return {Path(each["file"]).name: each for each in told["workbooks"]}


def folder(inbox: Inbox) -> Path:
    return inbox.space.root / "zpet"


def tree(inbox: Inbox) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder(inbox).iterdir())}


def letter(inbox: Inbox, name: str) -> str:
    text = (folder(inbox) / name).read_bytes().decode("utf-8-sig")
    return text.replace("\u00a0", " ").replace("\r\n", "\n")


def draft(inbox: Inbox, name: str) -> EmailMessage:
    message = email.message_from_bytes((folder(inbox) / name).read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_the_copy_the_original_and_the_letter_lie_side_by_side(inbox: Inbox) -> None:
    path = inbox.put("odpověď 2025.xlsx", BAD)
    told = give_back(inbox)[path.name]
    stem = "odpověď 2025"
    assert list(tree(inbox)) == sorted(
        [f"{stem}.xlsx", f"{stem}-k-oprave.xlsx", f"{stem}-dopis.txt", f"{stem}-dopis.eml"]
    )
    assert told["returned"] == str(folder(inbox) / f"{stem}-k-oprave.xlsx")
    assert (folder(inbox) / path.name).read_bytes() == path.read_bytes()
    (attached,) = draft(inbox, f"{stem}-dopis.eml").iter_attachments()
    assert attached.get_filename() == f"{stem}-k-oprave.xlsx"
    assert attached.get_content() == (folder(inbox) / f"{stem}-k-oprave.xlsx").read_bytes()


def test_the_mended_copy_is_taken_in(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", BAD)
    give_back(inbox)
    path.unlink()
    copy = (folder(inbox) / "a-k-oprave.xlsx").read_bytes()
    path.write_bytes(filled(copy, {EN_01: 7}))
    told = inbox.collect()["workbooks"][0]
    assert (told["status"], told["findings"]) == ("accepted", [])
    assert told["cells"]["filled"] == told["cells"]["accepted"] == 2
    assert "value: 7" in inbox.observation()
    assert "project: fve, state: implementation" in inbox.observation()


def test_an_answer_to_another_question_is_asked_for_anew(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", {EN_01: 7, ("indicators", "EN-01", "comment"): "Sedm."})
    card = inbox.space.root / "indicators" / "catalogue" / "EN-01.yaml"
    card.write_text(card.read_text("utf-8").replace("label: ks, code: C62", "label: tis. ks"))
    (finding,) = give_back(inbox)[path.name]["findings"]
    assert (finding["code"], finding["cell"]) == ("TEMPLATE_OUTDATED", "H5")
    assert "Ověřte prosím odpověď podle platného znění." in letter(inbox, "a-dopis.txt")
    path.unlink()
    copy = (folder(inbox) / "a-k-oprave.xlsx").read_bytes()
    sheet = sheet_of(opened(copy), "indicators")
    assert (sheet["H5"].value, sheet["L5"].value) == ("#N/A", "Sedm.")
    path.write_bytes(copy)
    assert inbox.collect(code=1)["workbooks"][0]["status"] == "refused"
    path.write_bytes(filled(copy, {EN_01: 0.007}))
    inbox.collect()
    assert "value: 0.007" in inbox.observation()


def test_a_copy_that_is_not_mended_comes_back_as_the_second_one(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", BAD)
    give_back(inbox)
    path.unlink()
    sent = inbox.folder / "a-k-oprave.xlsx"
    sent.write_bytes(changed((folder(inbox) / sent.name).read_bytes(), lambda _book: None))
    before = tree(inbox)
    told = give_back(inbox)[sent.name]
    assert {name: data for name, data in tree(inbox).items() if name in before} == before
    assert opened(Path(told["returned"]).read_bytes()).sheetnames[0] == "K opravě"


def test_the_letter_reads_as_an_official_writes(inbox: Inbox) -> None:
    inbox.put("a.xlsx", {**BAD, ("indicators", "EN-02", "value"): 0.2})
    give_back(inbox)
    text = letter(inbox, "a-dopis.txt")
    assert text.startswith(
        "K opravě: podklady za rok 2025 – Odbor energetiky a budov\n\nVážená paní, vážený pane,\n"
    )
    assert "Zjistili jsme 1 nedostatek, který je třeba napravit:\n" in text
    assert "1. list Indikátory, buňka H5: „cca 7“ není číslo; očekává se číslo.\n" in text
    assert "Zkontrolujte prosím 1 místo:\n1. list Indikátory, buňka H6: " in text
    assert "Přiložený sešit a-k-oprave.xlsx obsahuje údaje, které jste vyplnili." in text
    assert "Zašlete nám jej prosím do 31. 1. 2026." in text
    assert text.endswith("S pozdravem\nOddělení koordinace\n")
    assert english_in(text) == []


def test_many_mistakes_are_counted_and_the_first_are_told(inbox: Inbox) -> None:
    events: Cells = {("events", str(row), "kind"): "něco" for row in range(1, 16)}
    inbox.put("a.xlsx", {**events, **{("events", str(row), "title"): "T" for row in range(1, 16)}})
    give_back(inbox)
    text = letter(inbox, "a-dopis.txt")
    assert "Zjistili jsme 30 nedostatků, které je třeba napravit:" in text
    assert "\n10. list Komunikace a trendy" in text
    assert "… a 20 dalších; najdete je na listu K opravě v přiloženém sešitu." in text
    assert "\n11. " not in text


def test_after_the_deadline_the_letter_says_so(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FEBRUARY)
    inbox.put("a.xlsx", BAD)
    give_back(inbox)
    assert "Termín 31. 1. 2026 již uplynul" in letter(inbox, "a-dopis.txt")


def test_the_same_refusals_write_the_same_bytes_on_any_day(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put("a.xlsx", BAD)
    (inbox.folder / "b.csv").write_text("7;8", encoding="utf-8")
    give_back(inbox)
    before = tree(inbox)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", FEBRUARY)
    give_back(inbox)
    assert tree(inbox) == before


def test_files_of_one_name_do_not_overwrite_each_other(inbox: Inbox) -> None:
    inbox.put("a.xlsx", BAD)
    (inbox.folder / "a.csv").write_text("7;8", encoding="utf-8")
    give_back(inbox)
    assert set(tree(inbox)) == {
        *("a.xlsx", "a-k-oprave.xlsx", "a-dopis.txt", "a-dopis.eml"),
        *("a.csv", "a.csv-dopis.txt", "a.csv-dopis.eml"),
    }
    before = tree(inbox)
    inbox.put("a.xlsx", {EN_01: "asi 8"})
    told = give_back(inbox)["a.xlsx"]
    assert {name: data for name, data in tree(inbox).items() if name in before} == before
    assert len(tree(inbox)) == len(before) + 4
    assert told["sha256"][:8] in told["returned"]


UNKNOWN = {
    "heslo.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le") * 40, "chráněn heslem"),
    "stary.xls": (OLE + "Workbook".encode("utf-16-le") * 40, "ve starém formátu .xls"),
    "prazdny.xlsx": (b"", "prázdný (0 bajtů)"),
    "poskozeny.xlsx": (b"PK\x03\x04 poskozeny", "poškozen"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_nobody_knows_whose_it_is_gets_a_letter_only(inbox: Inbox, name: str) -> None:
    data, told = UNKNOWN[name]
    (inbox.folder / name).write_bytes(data)
    assert give_back(inbox)[name]["returned"] == str(folder(inbox) / name)
    stem = name.removesuffix(".xlsx")
    assert set(tree(inbox)) == {name, f"{stem}-dopis.txt", f"{stem}-dopis.eml"}
    text = letter(inbox, f"{stem}-dopis.txt")
    assert text.startswith(f"Soubor {name} nebylo možné převzít\n")
    assert told in text
    assert "Přiložený" not in text
    assert english_in(text) == []
    assert not list(draft(inbox, f"{stem}-dopis.eml").iter_attachments())


def test_a_workbook_without_its_hidden_sheet_says_so_without_our_commands(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", BAD)

    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's
        book.remove(book["_meta"])
        del book.defined_names["chytrejsi_signature"]
        book.custom_doc_props.props.clear()

    path.write_bytes(changed(path.read_bytes(), change))
    give_back(inbox)
    text = letter(inbox, "a-dopis.txt")
    assert "Ze sešitu nelze poznat, kdo jej vyplnil" in text
    assert "chytrejsi" not in text


def test_of_another_period_the_right_form_goes_back(inbox: Inbox) -> None:
    dataset = dataset_of(inbox.space)
    data = filled(template(dataset, GUARANTOR, Period(2024)), {EN_01: 7})
    (inbox.folder / "a.xlsx").write_bytes(data)
    inbox.put("b.xlsx", {("indicators", "PO-01", "value"): 14}, "koordinator")
    inbox.put("c.xlsx", {("indicators", "EN-05", "value"): 14}, "odbor-informatiky")
    told = give_back(inbox, code=3)["a.xlsx"]
    book = opened(Path(told["returned"]).read_bytes())
    assert sheet_of(book, "indicators")["G5"].value == "přírůstek za rok 2025"
    assert sheet_of(book, "indicators")["H5"].value is None
    text = letter(inbox, "a-dopis.txt")
    assert "s podklady za rok 2024" in text
    assert "Vyplňte prosím místo něj přiložený sešit a-k-oprave.xlsx." in text


def test_what_the_coordinator_decides_asks_nothing_of_the_sender(inbox: Inbox) -> None:
    inbox.lay(
        {
            f"indicators/observations/2025/{GUARANTOR}.yaml": 'period: "2025"\n'
            f"guarantor: {GUARANTOR}\ndocument: {{title: Smyšlené shrnutí}}\n"
        }
    )
    inbox.put("a.xlsx", {EN_01: 7})
    give_back(inbox)
    assert set(tree(inbox)) == {"a.xlsx", "a-dopis.txt", "a-dopis.eml"}
    text = letter(inbox, "a-dopis.txt")
    assert "Nemusíte nic dělat" in text
    assert "Zašlete" not in text
    assert "indicators/observations" not in text


def test_no_name_and_no_value_begins_a_header(inbox: Inbox) -> None:
    inbox.lay(
        {
            "plan/organisation.yaml": FILES["plan/organisation.yaml"].replace(
                "title: Odbor energetiky a budov", 'title: "Odbor\\r\\nBcc: a@example.org"'
            )
        }
    )
    inbox.put("a.xlsx", {EN_01: "7\r\nBcc: b@example.org"})
    give_back(inbox)
    message = draft(inbox, "a-dopis.eml")
    assert set(message.keys()) == {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
    assert "Bcc: a@example.org" in message["Subject"]


def test_in_an_english_workspace_all_is_english(inbox: Inbox) -> None:
    inbox.lay({"plan/concept.yaml": FILES["plan/concept.yaml"] + "language: en\n"})
    inbox.put("a.xlsx", {EN_01: "about 7"})
    give_back(inbox)
    assert set(tree(inbox)) == {"a.xlsx", "a-to-mend.xlsx", "a-letter.txt", "a-letter.eml"}
    text = letter(inbox, "a-letter.txt")
    assert "1 thing has to be mended:\n1. sheet Indicators, cell H5: 'about 7' is no number" in text
    assert opened(tree(inbox)["a-to-mend.xlsx"]).sheetnames[0] == "To mend"


def test_the_plan_has_moved_on_and_the_copy_has_todays_rows(inbox: Inbox) -> None:
    path = inbox.put("a.xlsx", {EN_01: "cca 7", FVE: "v realizaci"})
    path.write_bytes(changed(path.read_bytes(), edit("indicators", "L6", "poznámka")))
    card = FILES["indicators/catalogue/EN-01.yaml"].replace("id: EN-01", "id: EN-11")
    inbox.lay({"indicators/catalogue/EN-11.yaml": card})
    (inbox.space.catalogue / "EN-01.yaml").unlink()
    year = inbox.space.observations / "2024" / f"{GUARANTOR}.yaml"
    year.write_text(year.read_text(encoding="utf-8").replace("EN-01", "EN-11"), encoding="utf-8")
    told = give_back(inbox)["a.xlsx"]
    book = opened(Path(told["returned"]).read_bytes())
    sheet = sheet_of(book, "indicators")
    values = {row[0].value: row[7].value for row in sheet.iter_rows(min_row=5)}
    assert values["EN-11"] == "cca 7"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.xlsx", "a.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("nul", "_nul"),
        ("com1.tar.xlsx", "_com1.tar.xlsx"),
        ('a<b>:"c"|?*.xlsx', "a_b___c____.xlsx"),
        ("konec. . .xlsx", "konec.xlsx"),
        ("tečka.xlsx. ", "tečka.xlsx"),
        ("a\r\nb\x07\u202e.xlsx", "a__b__.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 80 + ".xlsx"),
        ("...", "sesit"),
        (".xlsx", "sesit.xlsx"),
        ("odpověď", "odpověď"),
    ],
)
def test_a_name_that_windows_can_have(name: str, safe: str) -> None:
    assert safe_name(name, "sesit") == safe


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("a", "a-k-oprave"),
        ("a-k-oprave", "a-k-oprave-2"),
        ("a-k-oprave-2", "a-k-oprave-3"),
        ("a-k-oprave (1)", "a-k-oprave (1)-k-oprave"),
    ],
)
def test_a_copy_of_a_copy_counts_on(stem: str, name: str) -> None:
    assert next_round(stem, "-k-oprave") == name
