"""Each code is reached by a small change, weighs what it should, and reads like this in Czech."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from chytrejsi.compare.codes import Code
from comparecase import (
    CHANGE,
    CONCEPT,
    CORRECTION,
    EN_01,
    EN_02,
    EN_03,
    EN_04,
    EVENT,
    FICHE,
    NBSP,
    PLAN,
    PROJECT,
    REPORTED,
    TEXTS,
    UNITS,
    Case,
)

E = "Fiše *Energetický management*"
SENT = "sešit 2024_odbor-majetku.xlsx přijatý 22. 1. 2025"
R = "Vykázáno za rok 2024, *Odbor majetku*"


@dataclass(frozen=True)
class Edit:
    """One change of a file; without `old` the file is added, without `new` it is dropped."""

    code: Code
    file: str
    old: str | None
    new: str | None
    text: str

    @property
    def weight(self) -> str:
        return self.code.weight.value


EDITS = (
    Edit(
        Code.TARGET_LOWERED,
        EN_01,
        "value: 30",
        "value: 25",
        f"{E}: cíl indikátoru EN-01 na rok 2026 snížen z 30 na 25 ks (bez usnesení)",
    ),
    Edit(
        Code.TARGET_LOWERED,
        EN_02,
        "value: 7200.50",
        "value: 7500",
        f"{E}: cíl indikátoru EN-02 na rok 2026 zmírněn z 7 200,5 na 7 500 MWh (bez usnesení)",
    ),
    Edit(
        Code.TARGET_RAISED,
        EN_01,
        "value: 30",
        "value: 35",
        f"{E}: cíl indikátoru EN-01 na rok 2026 zvýšen z 30 na 35 ks (bez usnesení)",
    ),
    Edit(
        Code.TARGET_RAISED,
        EN_02,
        "value: 7200.50",
        "value: 7000",
        f"{E}: cíl indikátoru EN-02 na rok 2026 zpřísněn z 7 200,5 na 7 000 MWh (bez usnesení)",
    ),
    Edit(
        Code.TARGET_CHANGED,
        EN_03,
        "value: true",
        "value: false",
        f"{E}: cíl indikátoru EN-03 na rok 2026 změněn z ano na ne (bez usnesení)",
    ),
    Edit(
        Code.TARGET_POSTPONED,
        EN_01,
        "{date: 2026-12-31, value: 30",
        "{date: 2027-06-30, value: 30",
        f"{E}: termín cíle indikátoru EN-01 odložen z 31. 12. 2026 na 30. 6. 2027 (bez usnesení)",
    ),
    Edit(
        Code.TARGET_ADVANCED,
        EN_01,
        "{date: 2026-12-31, value: 30",
        "{date: 2025-12-31, value: 30",
        f"{E}: termín cíle indikátoru EN-01 uspíšen z 31. 12. 2026 na 31. 12. 2025 (bez usnesení)",
    ),
    Edit(
        Code.TARGET_ADDED,
        EN_04,
        "weight: 1\n",
        "weight: 1\ntarget: {date: 2026-12-31, value: 4}\n",
        f"{E}: cíl indikátoru EN-04 na rok 2026 stanoven na 4",
    ),
    Edit(
        Code.TARGET_DROPPED,
        EN_01,
        "target: {date: 2026-12-31, value: 30}\n",
        "",
        f"{E}: cíl indikátoru EN-01 na rok 2026 vypuštěn, dosud 30 ks (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_LOWERED,
        EN_01,
        "value: 22",
        "value: 20",
        f"{E}: milník indikátoru EN-01 na rok 2024 snížen z 22 na 20 ks (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_LOWERED,
        EN_02,
        "value: 8000",
        "value: 8001",
        f"{E}: milník indikátoru EN-02 na rok 2024 zmírněn z 8 000 na 8 001 MWh (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_RAISED,
        EN_01,
        "value: 22",
        "value: 24",
        f"{E}: milník indikátoru EN-01 na rok 2024 zvýšen z 22 na 24 ks (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_RAISED,
        EN_02,
        "value: 8000",
        "value: 7900",
        f"{E}: milník indikátoru EN-02 na rok 2024 zpřísněn z 8 000 na 7 900 MWh (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_CHANGED,
        EN_03,
        "value: false",
        "value: true",
        f"{E}: milník indikátoru EN-03 na rok 2025 změněn z ne na ano (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_POSTPONED,
        EN_01,
        "date: 2024-12-31",
        "date: 2025-06-30",
        f"{E}: termín milníku indikátoru EN-01 odložen z 31. 12. 2024 na 30. 6. 2025"
        " (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_ADVANCED,
        EN_01,
        "date: 2024-12-31",
        "date: 2024-06-30",
        f"{E}: termín milníku indikátoru EN-01 uspíšen z 31. 12. 2024 na 30. 6. 2024"
        " (bez usnesení)",
    ),
    Edit(
        Code.MILESTONE_ADDED,
        EN_01,
        "milestones:\n",
        "milestones:\n  - {date: 2025-12-31, value: 26}\n",
        f"{E}: milník indikátoru EN-01 na rok 2025 stanoven na 26 ks",
    ),
    Edit(
        Code.MILESTONE_DROPPED,
        EN_01,
        "milestones:\n  - {date: 2024-12-31, value: 22}\n",
        "",
        f"{E}: milník indikátoru EN-01 na rok 2024 vypuštěn, dosud 22 ks (bez usnesení)",
    ),
    Edit(
        Code.BASELINE_CHANGED,
        EN_01,
        "value: 15",
        "value: 12",
        f"{E}: výchozí hodnota indikátoru EN-01 změněna z 15 na 12 ks (bez usnesení)",
    ),
    Edit(
        Code.BASELINE_CHANGED,
        EN_01,
        "date: 2021-12-31",
        "date: 2022-06-30",
        f"{E}: výchozí hodnota indikátoru EN-01 je nově k 30. 6. 2022 místo k 31. 12. 2021"
        " (bez usnesení)",
    ),
    Edit(
        Code.BASELINE_ADDED,
        EN_02,
        "milestones:\n",
        "baseline: {date: 2021-06-30, value: 9000}\nmilestones:\n",
        f"{E}: výchozí hodnota indikátoru EN-02 k 30. 6. 2021 stanovena na 9 000 MWh",
    ),
    Edit(
        Code.BASELINE_DROPPED,
        EN_01,
        "baseline: {date: 2021-12-31, value: 15}\n",
        "",
        f"{E}: výchozí hodnota indikátoru EN-01 k 31. 12. 2021 vypuštěna, dosud 15 ks"
        " (bez usnesení)",
    ),
    Edit(
        Code.CONFIRMED,
        EN_02,
        ", confirmed: false",
        "",
        f"{E}, indikátor EN-02: údaj „cíl“ je potvrzen",
    ),
    Edit(
        Code.CONFIRMED,
        FICHE,
        "to_confirm: [area]\n",
        "",
        f"{E}: údaj „oblast koncepce“ je potvrzen",
    ),
    Edit(
        Code.UNCONFIRMED,
        EN_01,
        "unit:",
        "to_confirm: [target.value]\nunit:",
        f"{E}, indikátor EN-01: údaj „cíl“ čeká na potvrzení",
    ),
    Edit(
        Code.DEFINITION_CHANGED,
        EN_01,
        "Počet elektroměrů osazených",
        "Počet elektroměrů připravených k osazení",
        f"{E}, indikátor EN-01: znění údaje „definice“ upraveno: „Počet elektroměrů osazených“"
        " → „Počet elektroměrů připravených k osazení“ (bez usnesení)",
    ),
    Edit(
        Code.DEFINITION_VERSION,
        EN_01,
        "unit:",
        "definition_version: 2\nunit:",
        f"{E}, indikátor EN-01: údaj „verze definice“ změněn z 1 na 2",
    ),
    Edit(
        Code.MEASURE_CHANGED,
        EN_01,
        "measure: number",
        "measure: percent",
        f"{E}, indikátor EN-01: údaj „druh hodnoty“ změněn z „číslo“ na „procenta“ (bez usnesení)",
    ),
    Edit(
        Code.MEASURE_UNIT_CHANGED,
        EN_01,
        "label: ks",
        "label: tis. ks",
        f"{E}, indikátor EN-01, jednotka: údaj „zápis jednotky“ změněn z „ks“ na „tis. ks“"
        " (bez usnesení)",
    ),
    Edit(
        Code.DIRECTION_CHANGED,
        EN_01,
        "direction: increase",
        "direction: maintain",
        f"{E}, indikátor EN-01: údaj „směr“ změněn z „má růst“ na „má se udržet“ (bez usnesení)",
    ),
    Edit(
        Code.ACCUMULATION_CHANGED,
        EN_01,
        "accumulation: increment",
        "accumulation: cumulative",
        f"{E}, indikátor EN-01: údaj „způsob sčítání“ změněn z „sčítají se přírůstky“ na"
        " „kumulativní hodnota“ (bez usnesení)",
    ),
    Edit(
        Code.METHOD_CHANGED,
        EN_01,
        "unit:",
        "method: achievement\nunit:",
        f"{E}, indikátor EN-01: údaj „způsob vyhodnocení“ změněn z „podle harmonogramu“ na"
        " „podle podílu splnění“ (bez usnesení)",
    ),
    Edit(
        Code.TOLERANCE_CHANGED,
        EN_01,
        "unit:",
        "tolerance: 2.5\nunit:",
        f"{E}, indikátor EN-01: údaj „přípustná odchylka“ změněn z 0 na 2,5 (bez usnesení)",
    ),
    Edit(
        Code.COUNTED_CHANGED,
        PROJECT,
        "plan: ap1\n",
        "plan: ap1\ncounted: false\n",
        "Projekt *Elektrárna na střeše*: údaj „započtení do plánu“ změněn z ano na ne",
    ),
    Edit(
        Code.STATUS_JUDGED,
        EN_04,
        "weight: 1",
        'judgements: [{period: "2024", status: behind, reason: Dodávka, date: 2025-02-01}]\n'
        "weight: 1",
        f"{E}, indikátor EN-04: stav za rok 2024 určen ručně: „zpožděno“ (bez usnesení)",
    ),
    Edit(
        Code.THRESHOLDS_CHANGED,
        PLAN,
        "collection:",
        "thresholds: {behind: 0.5}\ncollection:",
        "Plán *Akční plán*, prahy hodnocení: údaj „práh stavu ‚zpožděno‘“ změněn z 0,6 na 0,5"
        " (bez usnesení)",
    ),
    Edit(
        Code.INDICATOR_ADDED,
        "indicators/catalogue/EN-05.yaml",
        None,
        "id: EN-05\ntitle: Úspory\nplan: ap1\nfiche: energie\nkind: output\nmeasure: number\n",
        f"{E}: přibyl indikátor EN-05 *Úspory*",
    ),
    Edit(
        Code.INDICATOR_DROPPED,
        EN_03,
        None,
        None,
        f"{E}: indikátor EN-03 *Certifikovaný systém* vypuštěn (bez usnesení)",
    ),
    Edit(
        Code.INDICATOR_RETIRED,
        EN_01,
        "unit:",
        "valid: {to: 2024-06-30}\nunit:",
        f"{E}: sledování indikátoru EN-01 ukončeno k 30. 6. 2024 (bez usnesení)",
    ),
    Edit(
        Code.INDICATOR_REVIVED,
        EN_03,
        "valid: {to: 2026-12-31}\n",
        "",
        f"{E}: indikátor EN-03 se znovu sleduje (jeho sledování mělo skončit 31. 12. 2026)",
    ),
    Edit(
        Code.INDICATOR_MOVED,
        EN_03,
        "fiche: energie",
        "fiche: data",
        "Fiše *Otevřená data*, indikátor EN-03: nové zařazení „Otevřená data“,"
        " dosud „Energetický management“ (oblast aktivit)",
    ),
    Edit(
        Code.FICHE_ADDED,
        "plan/ap1/fiches/pece.yaml",
        None,
        "id: pece\nplan: ap1\ntitle: Chytrá péče\narea: doprava\n",
        "Fiše *Chytrá péče*: nově doplněna",
    ),
    Edit(
        Code.FICHE_DROPPED,
        "plan/ap1/fiches/data.yaml",
        None,
        None,
        "Fiše *Otevřená data*: vypuštěna (bez usnesení)",
    ),
    Edit(
        Code.FICHE_MOVED,
        FICHE,
        "area: energetika",
        "area: doprava",
        f"{E}: nové zařazení „Doprava“, dosud „Energetika“ (oblast koncepce)",
    ),
    Edit(
        Code.ACTIVITY_ADDED,
        FICHE,
        "activities:\n",
        "activities:\n  - {id: dispecink, title: Dispečink energie}\n",
        f"{E}: do údaje „aktivity“ přidáno „Dispečink energie“",
    ),
    Edit(
        Code.ACTIVITY_DROPPED,
        FICHE,
        "  - {id: odecty, title: Osazení elektroměrů, from: 2022-01-01, to: 2025-12-31}\n",
        "",
        f"{E}: z údaje „aktivity“ vypuštěno „Osazení elektroměrů“",
    ),
    Edit(
        Code.ACTIVITY_RENAMED,
        FICHE,
        "id: odecty",
        "id: elektromery",
        f"{E}, aktivita „Osazení elektroměrů“: označení změněno z odecty na elektromery",
    ),
    Edit(
        Code.AREA_ADDED,
        CONCEPT,
        "areas:\n",
        "areas:\n  - {id: pece, title: Sociální péče}\n",
        "Oblast koncepce *Sociální péče*: nově doplněna",
    ),
    Edit(
        Code.AREA_DROPPED,
        CONCEPT,
        "  - {id: doprava, title: Doprava}\n",
        "",
        "Oblast koncepce *Doprava*: vypuštěna",
    ),
    Edit(
        Code.AREA_RENAMED,
        CONCEPT,
        "{id: doprava, title: Doprava}",
        "{id: mobilita, title: Doprava}",
        "Oblast koncepce *Doprava*: označení změněno z doprava na mobilita",
    ),
    Edit(
        Code.OBJECTIVE_ADDED,
        CONCEPT,
        "\nobjectives:\n",
        '\nobjectives:\n  - {id: "3.3", title: Šetřit vodou, strategic: "3"}\n',
        "Specifický cíl *3.3 Šetřit vodou*: nově doplněn",
    ),
    Edit(
        Code.OBJECTIVE_DROPPED,
        CONCEPT,
        '  - {id: "3.2", title: Vyrábět energii, strategic: "3"}\n',
        "",
        "Specifický cíl *3.2 Vyrábět energii*: vypuštěn",
    ),
    Edit(
        Code.OBJECTIVE_RENAMED,
        CONCEPT,
        '"3.2"',
        '"3.9"',
        "Specifický cíl *3.9 Vyrábět energii*: označení změněno z 3.2 na 3.9",
    ),
    Edit(
        Code.OBJECTIVE_MOVED,
        CONCEPT,
        'Vyrábět energii, strategic: "3"',
        'Vyrábět energii, strategic: "4"',
        "Specifický cíl *3.2 Vyrábět energii*: nové zařazení „4“, dosud „3 Úspory“"
        " (strategický cíl)",
    ),
    Edit(
        Code.PLAN_ADDED,
        "plan/ap2/plan.yaml",
        None,
        "id: ap2\ntitle: Druhý plán\nperiod: {from: 2027-01-01, to: 2029-12-31}\n"
        "approved: 2026-12-01\n",
        "Plán *Druhý plán*: nově doplněn",
    ),
    Edit(Code.PLAN_DROPPED, PLAN, None, None, "Plán *Akční plán*: vypuštěn"),
    Edit(
        Code.PROJECT_ADDED,
        "plan/pipeline/kola.yaml",
        None,
        "id: kola\ntitle: Sdílená kola\n",
        "Projekt *Sdílená kola*: nově doplněn",
    ),
    Edit(Code.PROJECT_DROPPED, PROJECT, None, None, "Projekt *Elektrárna na střeše*: vypuštěn"),
    Edit(
        Code.PROJECT_MOVED,
        PROJECT,
        "fiches: [energie]",
        "fiches: [data]",
        "Projekt *Elektrárna na střeše*: nové zařazení „Otevřená data“,"
        " dosud „Energetický management“ (oblasti aktivit)",
    ),
    Edit(
        Code.UNIT_ADDED,
        UNITS,
        "units:\n",
        "units:\n  - {id: nemocnice, title: Nemocnice}\n",
        "Útvar *Nemocnice*: nově doplněn",
    ),
    Edit(
        Code.UNIT_DROPPED,
        UNITS,
        "  - {id: odbor-dopravy, title: Odbor dopravy}\n",
        "",
        "Útvar *Odbor dopravy*: vypuštěn",
    ),
    Edit(
        Code.UNIT_RENAMED,
        UNITS,
        "{id: odbor-majetku, title: Odbor majetku}",
        "{id: odbor-staveb, title: Odbor majetku, former_ids: [odbor-majetku]}",
        "Útvar *Odbor majetku*: označení změněno z odbor-majetku na odbor-staveb",
    ),
    Edit(
        Code.BODY_ADDED,
        CONCEPT,
        "bodies:\n",
        "bodies:\n  - {id: vybor, title: Výbor}\n",
        "Orgán *Výbor*: nově doplněn",
    ),
    Edit(
        Code.BODY_DROPPED,
        CONCEPT,
        "  - {id: skupina, title: Řídicí skupina}\n",
        "",
        "Orgán *Řídicí skupina*: vypuštěn",
    ),
    Edit(
        Code.BODY_RENAMED,
        CONCEPT,
        "id: skupina",
        "id: ridici-skupina",
        "Orgán *Řídicí skupina*: označení změněno z skupina na ridici-skupina",
    ),
    Edit(
        Code.EVENT_ADDED,
        "plan/journal/cena.yaml",
        None,
        "id: cena\nkind: award\ndate: 2024-09\ntitle: Cena za data\n",
        "Událost *Cena za data*: nově doplněna",
    ),
    Edit(Code.EVENT_DROPPED, EVENT, None, None, "Událost *Den energie*: vypuštěna"),
    Edit(
        Code.GUARANTOR_CHANGED,
        FICHE,
        "guarantor: odbor-majetku",
        "guarantor: odbor-dopravy",
        f"{E}: garantem je nově „Odbor dopravy“, dosud „Odbor majetku“",
    ),
    Edit(
        Code.CHANGE_PROPOSED,
        "plan/ap1/changes/2024-02.yaml",
        None,
        'id: "2024-02"\nplan: ap1\nkind: target\nindicator: EN-01\nreason: Dodavatel odstoupil.\n',
        "Změna plánu 2024-02: změna cíle, EN-01 – navrženo: Dodavatel odstoupil.",
    ),
    Edit(
        Code.CHANGE_APPROVED,
        CHANGE,
        "kind: definition",
        "kind: definition\nstate: approved",
        "Změna plánu 2024-01: údaj „stav změny“ změněn z „navrženo“ na „schváleno“"
        " (schváleno změnou 2024-01)",
    ),
    Edit(
        Code.CHANGE_REJECTED,
        CHANGE,
        "kind: definition",
        "kind: definition\nstate: rejected",
        "Změna plánu 2024-01: údaj „stav změny“ změněn z „navrženo“ na „zamítnuto“",
    ),
    Edit(Code.CHANGE_DROPPED, CHANGE, None, None, "Změna plánu 2024-01: vypuštěna"),
    Edit(
        Code.VALUE_ADDED,
        REPORTED,
        "values:\n",
        "values:\n  - {indicator: EN-03, state: not_monitored}\n",
        f"{R}: hodnota EN-03: nesleduje se ({SENT})",
    ),
    Edit(
        Code.VALUE_CHANGED,
        REPORTED,
        "EN-02, value: 8105",
        "EN-02, value: 8005.5",
        f"{R}: hodnota EN-02 změněna z 8 105 na 8 005,5 MWh (−99,5); {SENT}",
    ),
    Edit(
        Code.VALUE_DROPPED,
        REPORTED,
        '  - {indicator: EN-01, value: 7, state: reported, cell: "Indikátory!G7"}\n',
        "",
        f"{R}: hodnota EN-01 vypuštěna (dosud 7 ks; {SENT})",
    ),
    Edit(
        Code.VALUE_STATE,
        REPORTED,
        "state: reported",
        "state: confidential",
        f"{R}, indikátor „EN-01“: údaj „stav hodnoty“ změněn z „vykázáno“ na „neveřejné“",
    ),
    Edit(
        Code.REPORT_ADDED,
        REPORTED,
        "activities:\n",
        "activities:\n  - {fiche: energie, activity: odecty, status: done}\n",
        f"{R}: do údaje „stavy aktivit“ přidáno „Energetický management, Osazení elektroměrů,"
        " dokončeno“",
    ),
    Edit(
        Code.REPORT_CHANGED,
        REPORTED,
        "state: preparation",
        "state: completed",
        f"{R}, projekt „Elektrárna na střeše“: údaj „stav projektu“ změněn z"
        " „v přípravě“ na „dokončeno“",
    ),
    Edit(
        Code.REPORT_DROPPED,
        REPORTED,
        "projects:\n  - {project: elektrarna, state: preparation}\n",
        "",
        f"{R}: z údaje „stavy projektů“ vypuštěno „Elektrárna na střeše, v přípravě“",
    ),
    Edit(
        Code.CORRECTION_ADDED,
        "indicators/corrections/EN-01.yaml",
        None,
        'indicator: EN-01\nperiod: "2024"\nguarantor: odbor-majetku\nexpect: 7\nvalue: 6\n'
        "date: 2025-03-02\nreason: Započteno dvakrát.\n",
        "Oprava EN-01 za rok 2024, *Odbor majetku*: opraveno z 7 na 6 ks (Započteno dvakrát.)",
    ),
    Edit(
        Code.CORRECTION_DROPPED,
        CORRECTION,
        None,
        None,
        "Oprava EN-02 za rok 2024, *Odbor majetku*: vypuštěna",
    ),
    Edit(
        Code.PROVENANCE_CHANGED,
        REPORTED,
        'template: "1"',
        'template: "2"',
        f"{R}: změnil se původ údajů (verze šablony), nově {SENT}",
    ),
    Edit(
        Code.NARRATIVE_ADDED,
        TEXTS,
        "texts:\n",
        "texts:\n  risks: Chybí peníze.\n",
        "Texty – výroční zpráva za rok 2024: do údaje „texty zprávy – risks“ přidáno"
        " „Chybí peníze.“",
    ),
    Edit(
        Code.NARRATIVE_CHANGED,
        REPORTED,
        "čtyři elektrárny",
        "tři elektrárny",
        f"{R}, text o oblasti aktivit „Energetický management“: znění údaje"
        " „slovní shrnutí“ upraveno: „V provozu jsou čtyři“ → „V provozu jsou tři“",
    ),
    Edit(
        Code.NARRATIVE_DROPPED,
        TEXTS,
        None,
        None,
        "Texty – výroční zpráva za rok 2024: vypuštěny",
    ),
    Edit(
        Code.WORDING_ADDED,
        FICHE,
        "examples: [",
        "examples: [Chytré topení, ",
        f"{E}: do údaje „příklady projektů“ přidáno „Chytré topení“",
    ),
    Edit(
        Code.WORDING_CHANGED,
        FICHE,
        "do roku 2026",
        "do roku 2028",
        f"{E}: znění údaje „vize“ upraveno: „a do roku 2026“ → „a do roku 2028“",
    ),
    Edit(
        Code.WORDING_REMOVED,
        FICHE,
        "examples: [Dispečink spotřeby]\n",
        "",
        f"{E}: z údaje „příklady projektů“ vypuštěno „Dispečink spotřeby“",
    ),
    Edit(
        Code.FIELD_ADDED,
        FICHE,
        'objectives: ["3.1"]',
        'objectives: ["3.1", "3.2"]',
        f"{E}: do údaje „vazba na cíle“ přidáno „3.2 Vyrábět energii“",
    ),
    Edit(
        Code.FIELD_CHANGED,
        FICHE,
        "to: 2025-12-31",
        "to: 2026-12-31",
        f"{E}, aktivita „Osazení elektroměrů“: údaj „ukončení“ změněn z 31. 12. 2025 na"
        " 31. 12. 2026",
    ),
    Edit(
        Code.FIELD_REMOVED,
        FICHE,
        "links:\n  - {fiche: data, kind: data, note: data o spotřebě}\n",
        "",
        f"{E}: z údaje „provázanost“ vypuštěno „Otevřená data, výměna dat, data o spotřebě“",
    ),
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.code.name)
def test_a_small_change_is_told(tmp_path: Path, edit: Edit) -> None:
    case = Case(tmp_path)
    if edit.old is not None and edit.new is not None:
        case.change(edit.file, edit.old, edit.new)
    elif edit.new is not None:
        case.add(edit.file, edit.new)
    else:
        case.drop(edit.file)
    told = [(each.code, each.weight.value, each.text) for each in case.differences()]
    assert [(code, weight, text.replace(NBSP, " ")) for code, weight, text in told] == [
        (edit.code.name, edit.weight, edit.text)
    ]
