"""A chart in its paragraph, with the words for those who cannot see it."""

from chytrejsi.render.word.markup import attribute
from chytrejsi.render.word.reference import Picture, Room

DOTS_PER_INCH = 200  # what `render.charts` draws with

_EMU_PER_INCH = 914_400
_EMU_PER_TWIP = 635
_CAPTION = 1400  # twips kept free below for the caption and the source
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture_xml(picture: Picture, room: Room, number: int, title: str, alt: str) -> str:
    """Make the run that shows a picture, as wide as it was drawn but never beyond the margins."""
    width, height = _extent(picture, room)
    name = f'id="{number}" name="chart{number}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"<wp:docPr {name} descr={attribute(alt)} title={attribute(title)}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name} descr={attribute(alt)}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{picture.relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _extent(picture: Picture, room: Room) -> tuple[int, int]:
    """Give width and height in EMU."""
    width = picture.width * _EMU_PER_INCH // DOTS_PER_INCH
    height = picture.height * _EMU_PER_INCH // DOTS_PER_INCH
    widest = room.width * _EMU_PER_TWIP
    highest = (room.height - _CAPTION) * _EMU_PER_TWIP
    scale = min(1.0, widest / width, highest / height)
    return round(width * scale), round(height * scale)
