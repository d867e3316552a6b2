"""`chytrejsi remind` as a coordinator runs it, and what an official reads in its letters."""

import email
import io
import json
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from chytrejsi.cli.app import run
from chytrejsi.store.logbook import runs
from chytrejsi.workspace import Workspace
from sheetcase import FILES, GUARANTOR, dataset_of, filled, make_workspace, template
from words import english_in

JANUARY, FEBRUARY, MARCH = 1768435200, 1770854400, 1772928000  # 15. 1., 12. 2. and 8. 3. 2026
LETTER = f"2025_{GUARANTOR}-pripominka-1"


class Office:
    """A fictional workspace, and the hands that remind."""

    def __init__(
        self, root: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.space = make_workspace(root)
        self._capsys, self._patch = capsys, patch

    def say(
        self, *options: object, at: int = JANUARY, code: int = 0, command: str = "remind"
    ) -> str:
        """Run the command on a day and give its standard output."""
        self._patch.setenv("SOURCE_DATE_EPOCH", str(at))
        self._capsys.readouterr()
        arguments = [command, *map(str, options), "--root", str(self.space.root)]
        assert run(arguments) == code, self._capsys.readouterr()
        return self._capsys.readouterr().out

    def remind(self, *options: object, at: int = JANUARY, code: int = 0) -> Any:  # noqa: ANN401
        """Remind and give the JSON."""
        wanted = ("--period", "2025", "--format", "json")
        return json.loads(self.say(*wanted, *options, at=at, code=code))

    def letter(self, number: int = 1, guarantor: str = GUARANTOR) -> str:
        """Give the text of a letter with plain spaces."""
        path = self.space.reminders / f"2025_{guarantor}-pripominka-{number}.txt"
        return path.read_bytes().decode("utf-8-sig").replace("\u00a0", " ")

    def collect(self, cells: dict[tuple[str, str, str], Any], code: int = 0) -> None:
        """Collect a workbook of the guarantor."""
        inbox = self.space.root.parent / "inbox"
        inbox.mkdir(exist_ok=True)
        data = filled(template(dataset_of(self.space), GUARANTOR), cells)
        (inbox / "a.xlsx").write_bytes(data)
        self.say(inbox, command="collect", code=code)

    def tree(self) -> dict[str, bytes]:
        """Give the bytes of all files but the lock."""
        return {
            str(path): path.read_bytes()
            for path in sorted(self.space.root.rglob("*"))
            if path.is_file() and not path.name.startswith("lock")
        }


@pytest.fixture
def office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Office:
    return Office(tmp_path / "kraj", capsys, monkeypatch)


def draft(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_each_who_has_not_answered_gets_a_letter_and_the_workbook(office: Office) -> None:
    office.collect({("indicators", "EN-01", "value"): 7})
    told = office.remind()
    assert (told["period"], told["due"], told["findings"]) == ("2025", "2026-01-31", [])
    assert [(each["guarantor"], each["state"], each["number"]) for each in told["reminders"]] == [
        ("koordinator", "missing", 1),
        ("odbor-informatiky", "missing", 1),
    ]
    names = {path.name for path in office.space.reminders.iterdir()}
    assert names == {
        f"2025_{each}{ending}"
        for each in ("koordinator", "odbor-informatiky")
        for ending in (".xlsx", "-pripominka-1.txt", "-pripominka-1.eml")
    }
    (event,) = (each for each in runs(office.space) if each.reminded)
    assert event.reminded == ("koordinator", "odbor-informatiky")


def test_the_draft_opens_for_editing_and_carries_the_workbook(office: Office) -> None:
    office.remind("--guarantor", GUARANTOR)
    message = draft(office.space.reminders / f"{LETTER}.eml")
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert message["Subject"] == "Připomenutí: podklady za rok 2025 – Odbor energetiky a budov"
    body = message.get_body()
    assert body is not None
    text = body.get_content().replace("\r\n", "\n").replace("\u00a0", " ")
    assert office.letter().replace("\r\n", "\n") == f"{message['Subject']}\n\n{text}"
    (workbook,) = message.iter_attachments()
    assert workbook.get_filename() == f"2025_{GUARANTOR}.xlsx"
    content = workbook.get_content()
    assert content == (office.space.reminders / f"2025_{GUARANTOR}.xlsx").read_bytes()
    assert load_workbook(io.BytesIO(content)).sheetnames[0] == "Pokyny"


def test_the_letter_reads_as_an_official_writes(office: Office) -> None:
    office.remind("--guarantor", GUARANTOR)
    letter = office.letter()
    assert letter.startswith("Připomenutí: podklady za rok 2025 – Odbor energetiky a budov\r\n")
    assert "Vážená paní, vážený pane," in letter
    assert "dovolujeme si Vám připomenout zaslání podkladů za rok 2025" in letter
    assert letter.count("31. 1. 2026") == 1
    assert "Zašlete nám jej prosím do 31. 1. 2026." in letter
    assert letter.endswith("S pozdravem\r\nOddělení koordinace\r\n")
    assert english_in(letter.replace(f"2025_{GUARANTOR}.xlsx", "")) == []


def test_after_the_deadline_it_is_another_letter(office: Office) -> None:
    office.remind("--guarantor", GUARANTOR, at=FEBRUARY)
    letter = office.letter()
    assert "jsme očekávali do 31. 1. 2026" in letter
    assert letter.count("31. 1. 2026") == 1
    assert "Zašlete nám jej prosím co nejdříve." in letter


def test_the_second_reminder_knows_of_the_first(office: Office) -> None:
    office.remind("--guarantor", GUARANTOR)
    told = office.remind(at=FEBRUARY)
    assert {each["guarantor"]: each["number"] for each in told["reminders"]} == {
        "koordinator": 1,
        GUARANTOR: 2,
        "odbor-informatiky": 1,
    }
    letter = office.letter(2)
    assert letter.startswith("Opakovaná žádost: podklady za rok 2025")
    assert "připomněli 15. 1. 2026" in letter
    third = office.remind("--guarantor", GUARANTOR, at=MARCH)["reminders"][0]
    assert (third["number"], third["before"]) == (3, ["2026-01-15", "2026-02-12"])
    assert "připomněli 12. 2. 2026" in office.letter(3)


def test_the_same_day_again_writes_the_same_bytes(office: Office) -> None:
    office.remind()
    before = office.tree()
    assert [each["number"] for each in office.remind()["reminders"]] == [1, 1, 1]
    assert office.tree() == before


def test_a_reminder_of_another_period_is_none_of_this(office: Office) -> None:
    office.say("--period", "2025-H1", "--guarantor", GUARANTOR)
    assert office.remind("--guarantor", GUARANTOR, at=FEBRUARY)["reminders"][0]["number"] == 1


def test_whose_workbook_went_back_is_told_so(office: Office) -> None:
    office.collect({("indicators", "EN-01", "value"): "cca 7"}, code=1)
    (reminder,) = office.remind("--guarantor", GUARANTOR)["reminders"]
    assert reminder["state"] == "refused"
    assert "jsme Vám vrátili k opravě a opravený jsme od Vás zatím neobdrželi" in office.letter()


def test_what_went_back_goes_with_the_letter_once_more(office: Office) -> None:
    wrong: dict[tuple[str, str, str], Any] = {("indicators", "EN-01", "value"): "cca 7"}
    inbox = office.space.root.parent / "inbox"
    office.collect(wrong, code=1)
    office.say(inbox, "--returned", office.space.root / "zpet", command="collect", code=1)
    (reminder,) = office.remind("--guarantor", GUARANTOR, at=FEBRUARY)["reminders"]
    name = f"2025_{GUARANTOR}-k-oprave.xlsx"
    assert name in {Path(each).name for each in reminder["written"]}
    copy = (office.space.reminders / name).read_bytes()
    assert copy == (office.space.root / "zpet" / "a-k-oprave.xlsx").read_bytes()
    assert f"sešit {name} s údaji, které jste vyplnili; buňky k opravě" in office.letter()


def test_a_dry_run_says_who_and_writes_nothing(office: Office) -> None:
    before = office.tree()
    text = office.say("--period", "2025", "--dry-run")
    assert "Odbor energetiky a budov: chybí, 1. připomenutí" in text
    assert "Připomenutí by dostali 3 garanti." in text
    assert office.tree() == before


def test_the_files_are_named_from_where_one_stands(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.space.root)
    text = office.say("--period", "2025", "--guarantor", GUARANTOR)
    assert f"\n    {Path('reminders', f'2025_{GUARANTOR}.xlsx')}\n" in text


def test_where_all_have_answered_nobody_is_reminded(office: Office) -> None:
    office.collect({("indicators", "EN-01", "value"): 7})
    text = office.say("--period", "2025", "--guarantor", GUARANTOR)
    assert text == "Zvolení garanti za období 2025 již odpověděli.\n"
    for each in ("odbor-informatiky", "koordinator"):
        told = f'{{period: "2025", guarantor: {each}, document: {{title: Zpráva}}}}\n'
        (office.space.observations / "2025" / f"{each}.yaml").write_text(told, encoding="utf-8")
    text = office.say("--period", "2025")
    assert text == "Za období 2025 odpověděli všichni, není komu připomínat.\n"
    assert not office.space.reminders.exists()
    assert not [each for each in runs(office.space) if each.reminded]


def test_what_a_person_wrote_is_never_overwritten(office: Office) -> None:
    office.remind("--guarantor", GUARANTOR)
    letter = office.space.reminders / f"{LETTER}.txt"
    letter.write_text("Vážená paní ředitelko,", encoding="utf-8")
    workbook = office.space.reminders / f"2025_{GUARANTOR}.xlsx"
    workbook.write_bytes(filled(workbook.read_bytes(), {("indicators", "EN-01", "value"): 7}))
    there = workbook.read_bytes()
    told = office.remind("--guarantor", GUARANTOR, code=3)
    assert {each["code"] for each in told["findings"]} == {"LETTER_EDITED", "TEMPLATE_FILLED"}
    assert letter.read_text(encoding="utf-8") == "Vážená paní ředitelko,"
    assert workbook.read_bytes() == there


def test_who_is_not_asked_and_what_is_no_period_is_a_mistake(office: Office) -> None:
    office.say("--period", "2025", "--guarantor", "odbor-bez-prace", code=2)
    office.say("--period", "loni", code=2)
    office.say("--period", "2010", code=2)


def test_people_read_it_in_czech_or_english(office: Office, tmp_path: Path) -> None:
    text = office.say("--period", "2025", "--output", tmp_path / "posta")
    assert "Zapsána 3 připomenutí." in text
    assert english_in(text.replace(str(tmp_path), "")) == []
    concept = office.space.root / "plan" / "concept.yaml"
    concept.write_text(FILES["plan/concept.yaml"] + "language: en\n", encoding="utf-8")
    office.say("--period", "2025", "--guarantor", GUARANTOR, "--output", tmp_path / "mail")
    (letter,) = (tmp_path / "mail").glob("*-reminder-1.txt")
    assert "Yours faithfully" in letter.read_text(encoding="utf-8-sig")


def test_a_title_of_several_lines_begins_no_header(office: Office) -> None:
    path = office.space.root / "plan" / "organisation.yaml"
    text = FILES["plan/organisation.yaml"].replace(
        "title: Odbor energetiky a budov", 'title: "Odbor\\r\\nBcc: nekdo@example.org\\n\\nx"'
    )
    path.write_text(text, encoding="utf-8")
    office.remind("--guarantor", GUARANTOR)
    message = draft(office.space.reminders / f"{LETTER}.eml")
    assert message["Bcc"] is None
    assert set(message.keys()) == {"Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}


def test_the_folder_of_letters_is_not_for_git() -> None:
    ignored = Path(__file__).parents[2] / "src" / "chytrejsi" / "scaffold" / "dotfiles"
    assert "reminders/" in (ignored / "gitignore").read_text(encoding="utf-8").splitlines()
    assert Workspace(Path("kraj")).reminders.name == "reminders"


def test_a_run_over_midnight_tells_one_day(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    midnight = datetime(2026, 1, 16, tzinfo=UTC)
    days = (midnight + timedelta(days=each) for each in range(-1, 1000))
    monkeypatch.setattr("chytrejsi.cli.clock.now", lambda: next(days))
    # the workbooks' own date is another one, asked for in the environment
    monkeypatch.setattr("chytrejsi.cli.template.day_of", lambda _dataset: midnight.date())
    office.remind()
    (noted,) = runs(office.space)
    draft = office.space.reminders / f"{LETTER}.eml"
    sent = email.message_from_bytes(draft.read_bytes(), policy=SMTP)["Date"].datetime.date()
    assert noted.date == sent == date(2026, 1, 15)
