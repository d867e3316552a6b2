from pathlib import Path

from sheetcase import collecting, resigned

EARLIER = {
    "plan/vk0/plan.yaml": """\
id: vk0
title: Akční plán Vzorového kraje 2021–2023
period: {from: 2021-01-01, to: 2023-12-31}
approved: 2021-02-01
"""
}


def bad(folder: Path) -> list[str]:
    return collecting(folder, change=resigned("plan", "vk0"), more=EARLIER)


def good(folder: Path) -> list[str]:
    return collecting(folder, change=resigned("plan", "vk1"), more=EARLIER)
