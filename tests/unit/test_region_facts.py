"""Every fact of the executive summary 2019-2024 stands in the region's files.

That no sentence was copied was checked once by hand: over all texts of `plan/` and
`indicators/`, no run of eight words is the same as in a source, names and titles apart.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from chytrejsi.model.dataset import Dataset
from chytrejsi.model.observation import ActivityStatus
from chytrejsi.model.period import Period
from chytrejsi.model.project import ProjectState
from chytrejsi.store.load import load
from chytrejsi.store.reading import read
from chytrejsi.workspace import Workspace

ROOT = Path(__file__).parents[2]
FOLDERS = ("plan", "indicators")

# chapter of the summary → words that only a file telling the fact has
FACTS = {
    "introduction": (
        "Kraj rychlejší, šetrnější a lepší",
        "lépe znají význam digitálních technologií",
        "šetří čas a lépe využívá zdroje",
        "Za pandemie udržela digitální komunikace",
        "stal součástí většiny projektů",
        "Spolupráce obou sektorů výrazně zesílila",
        "širších regionálních a evropských iniciativ",
        "staví akční plán II",
        "Vize/idea Smart City",
        "zvláštní cena poroty",
        "přispěl k využití srážkové a šedé vody",
        "Projekt pro region",
    ),
    "transport": (
        "Mobilita jako služba",
        "multimodální mobility",
        "požadavky na obsah studie proveditelnosti",
        "Průzkum trhu",
        "IDOLKA",
        "autobusech a vlacích integrované regionální dopravy",
        "KORID LK",
        "IP4Maas",
        "systémy veřejné dopravy se smart cities",
    ),
    "business": (
        "Tržiště příležitostí",
        "místních firem, inovátorů a vědců",
        "Sdílení služebních vozů LK",
        "eRecepční",
        "Liberec Ideathon 2022",
        "Liberec Ideathon 2023",
        "Liberec Ideathon 2024",
        "studenty středních a vysokých škol",
        "akce tohoto typu je proveditelná",
        "SALK II a SALK III",
        "nápady odborně posuzuje",
        "stát jeho klienty",
        "v sociální ekonomice",
        "snižování emisí skleníkových plynů",
        "v oblasti otevřených dat",
        "duševní zdraví",
        "využití plochy plánované FVE",
        "IQLANDIA",
        "Crystal Valley",
        "v prvním akčním plánu neuskutečnil",
    ),
    "energy": (
        "vhodné řešení správy fotovoltaických elektráren",
        "11 vybraných objektů",
        "FVE na Gymnáziu v České Lípě",
        "STŘEVLIK",
        "v Hejnicích",
        "Gymnáziu Dr. A. Randy v Jablonci nad Nisou",
        "budově D krajského úřadu",
        "Jablonecká 999",
        "Belgická 4852",
        "design&build",
        "letišti Ralsko",
        "v jídelně Gymnázia Česká Lípa",
        "SZŠ Turnov a v Muzeu Česká Lípa",
        "osazeno 15 měřidel",
        "pro Jablonec nad Nisou je jich 15 připraveno",
        "spotřebu zemního plynu na dálku",
        "dálková správa objektů",
        "standardního projekčního postupu",
        "vybírají budovy a areály",
        "v Kamenickém Šenově a v Novém Boru",
        "Železném Brodě",
        "odpadní teplo ze sklářských pecí",
        "Léčebny respiračních nemocí Cvikov",
        "elektrickými žaluziemi",
        "rekonstrukce kotelny",
        "rozvodů kyslíku",
    ),
    "water": (
        "Využití srážkové a šedé vody je v režimu kraje nyní povinnou součástí",
        "Metodika pro hospodaření s vodou",
        "ředitelé organizací kraje",
        "přehled dostupných technologií pro využití šedé vody",
        "Obchodní akademii v České Lípě",
        "pitná voda je důsledně oddělena od dešťové",
        "Do nádrží se zachycuje dešťová voda svedená ze střechy do dvora",
        "umyvadel, sprch a dřezů",
        "Revitalizace dolního centra Liberce a Parkovací dům",
        "Zelená střecha",
        "tržní konzultace",
        "SČVK",
        "poruchy a nestandardní odběry",
    ),
    "education": (
        "Juniorní centrum kyberbezpečnosti Libereckého kraje",
        "Střední průmyslové škole v České Lípě",
        "studie proveditelnosti a projektová dokumentace",
        "podklad veřejné zakázky na realizátora",
        "Národního programu obnovy (NPO)",
    ),
    "administration": (
        "určil agendy, které lze a je žádoucí vést elektronicky",
        "docházkový systém",
        "podávání žádostí o dotace",
        "požadavky na techniku a údržbu",
        "rezervace zasedacích místností",
        "materiálů pro samosprávu (elektronické podepisování)",
        "u vnitřních předpisů (evidence a podepisování)",
        "rezervace a sdílení služebních vozů nebo smlouvy a objednávky",
    ),
    "data portal": (
        "seznam datových sad úřadu a jejich správců",
        "technického a personálního zajištění",
        "Data Quality Assurance",
        "Data Governance",
        "uvolněna otevřená data",
        "návrh portálu a jeho služeb",
        "spuštěn 28. 6. 2023",
        "https://www.dataalk.cz/",
        "podle publikačního plánu",
        "nové datové sady",
        "různým cílovým skupinám",
        "série školení",
        "kompetentní pracoviště",
        "hardware i software",
        "v návaznosti na Informační a datový portál",
    ),
    "outside: culture": (
        "Záchrana pokladů z depozitářů Severočeského muzea v Liberci",
        "zpracování a restaurování sbírek",
        "Zlepšení ochrany a zpřístupnění knihovního a sbírkového fondu",
        "restaurování, digitalizace a bezpečné a úsporné uložení",
        "Záchrana a rehabilitace uměleckých děl",
        "podsbírky Grafika a Kresba",
        "Změna technologie osvětlení",
        "DEPODUB",
        "energeticky pasivním standardu",
        "dokumentace vzniká metodou BIM",
        "eLpass",
        "botanické zahradě",
        "muzeích v Turnově a v České Lípě",
        "Hudební kulturně kreativní centrum Lidové sady",
    ),
    "outside: health and environment": (
        "eHealth – Interoperabilita ZZS",
        "zdravotnickou dokumentaci zdravotnickému zařízení elektronicky",
        "34 elektromobilů",
        "dobíjecí stanice",
        "strojírenství a robotiky",
        "vyučují odborné předměty",
        "zdravotnicko-sociální",
        "vegetační střecha",
        "v Hrádku nad Nisou",
        "fotovoltaickou elektrárnu, která vyrábí elektřinu",
        "Life4ZOO",
        "WaterSave+",
        "až na polovinu",
        "předpokládá v roce 2025",
    ),
    "outside: social care and administration": (
        "EDIH Northeast",
        "malým a středním firmám a veřejné správě",
        "AI do škol",
        "asistivních technologiích",
        "Test before invest",
        "Rokytnici nad Jizerou",
        "Jindřichovicích pod Smrkem",
        "CO₂",
        "data o svých klientech v reálném čase",
        "sítě Wi-Fi krajského úřadu",
        "zdravotnického operačního střediska",
        "Digitální technická mapa Libereckého kraje",
        "prezentaci archeologického výzkumu",
        "kulatý stůl o formách energetických úspor a sdílené energetice",
        "koncepce BIM LK",
        "Analytická část skončila",
        "chystá workshop",
    ),
}

FIGURES = {
    "AP1-CH-01": 3,
    "AP1-PP-01": 3,
    "AP1-PP-02": 8,
    "AP1-PP-03": 2,
    "AP1-EN-01": 11,
    "AP1-EN-02": 3,
    "AP1-EN-03": 4,
    "AP1-EN-04": 15,
    "AP1-EN-05": 15,
    "AP1-EN-06": 2,
    "AP1-VO-01": 2,
    "AP1-VZ-01": 2,
    "AP1-EK-01": 5,
    "AP1-DP-01": 13,
    "AP1-DP-02": 20,
    "AP1-DP-03": 280,
    "AP1-DP-04": 37,
    "AP1-DP-05": 20,
    "AP1-DP-06": 14,
    "MIMO-KU-01": 3,
    "MIMO-KU-02": 6,
    "MIMO-ZD-01": 1,
    "MIMO-EM-01": 34,
    "MIMO-CV-01": 2,
    "MIMO-FV-01": 2,
    "MIMO-SO-01": 2,
    "MIMO-KB-01": 2,
}

STATES = {
    "ip4maas": ProjectState.PREPARATION,
    "fve-strevlik": ProjectState.COMPLETED,
    "fve-ralsko": ProjectState.PREPARATION,
    "voda-oa-ceska-lipa": ProjectState.COMPLETED,
    "elektromobilita": ProjectState.COMPLETED,
    "edih-northeast": ProjectState.IMPLEMENTATION,
    "ehealth-interoperabilita": ProjectState.PREPARATION,
    "digitalni-technicka-mapa": ProjectState.IMPLEMENTATION,
}


@cache
def region() -> Dataset:
    """The region's files, read as the program reads them."""
    dataset = load(Workspace(ROOT)).dataset
    assert dataset is not None
    return dataset


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


@cache
def words() -> str:
    """All texts of all files, each on a line."""
    files = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.yaml")))
    data = (read(path.read_bytes(), path.name).data for path in files)
    return "\n".join(text for each in data for text in _texts(each))


@pytest.mark.parametrize("fact", [fact for facts in FACTS.values() for fact in facts])
def test_fact_of_the_summary_is_told(fact: str) -> None:
    assert fact in words()


@pytest.mark.parametrize(("card", "figure"), FIGURES.items())
def test_figure_of_the_summary_is_a_value(card: str, figure: int) -> None:
    observed = region().observations["2024-H1/odbor-regionalniho-rozvoje"]
    value = next(each for each in observed.values if each.indicator == card)
    assert value.number == Decimal(figure)
    assert value.chapter


@pytest.mark.parametrize(("project", "state"), STATES.items())
def test_project_is_as_far_as_the_summary_says(project: str, state: ProjectState) -> None:
    observed = region().observations["2024-H1/odbor-regionalniho-rozvoje"]
    assert next(each for each in observed.projects if each.project == project).state is state


def test_the_pilot_that_was_not_realised_says_so() -> None:
    observed = region().observations["2024-H1/odbor-regionalniho-rozvoje"]
    (report,) = [each for each in observed.activities if each.fiche == "evidencni-system"]
    assert report.status is ActivityStatus.NOT_STARTED


@pytest.mark.parametrize(
    ("period", "card", "figure"),
    [
        ("2020", "AP1-CH-01", 1),
        ("2021", "AP1-CH-01", 2),
        ("2022", "AP1-PP-01", 1),
        ("2023", "AP1-CH-01", 3),
        ("2023", "AP1-PP-01", 2),
    ],
)
def test_dated_fact_is_a_value_of_its_year(period: str, card: str, figure: int) -> None:
    observed = region().observations[f"{period}/odbor-regionalniho-rozvoje"]
    assert observed.period == Period.parse(period)
    value = next(each for each in observed.values if each.indicator == card)
    assert value.number == Decimal(figure)
