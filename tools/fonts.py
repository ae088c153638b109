"""The typefaces for paper: what browsers get as variable WOFF2, typst needs as plain TrueType.

python -m tools.fonts FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "node_modules" / "@fontsource-variable"
WEIGHTS = {"Regular": 400, "Bold": 700}
FACES = {
    "Atkinson Hyperlegible Next": ("atkinson-hyperlegible-next", "latin"),
    "Atkinson Hyperlegible Next Ext": ("atkinson-hyperlegible-next", "latin-ext"),
    "Noto Sans Arabic": ("noto-sans-arabic", "arabic"),
}
"""Family names as typst asks for them. A subset of letters is a family of its own there."""


def build(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for family, (package, letters) in FACES.items():
        source = FONTS / package / "files" / f"{package}-{letters}-wght-normal.woff2"
        for style, weight in WEIGHTS.items():
            font = instancer.instantiateVariableFont(TTFont(source), {"wght": weight})
            font.flavor = None
            _name(font, family, style, weight)
            font.save(folder / f"{package}-{letters}-{weight}.ttf")


def _name(font: TTFont, family: str, style: str, weight: int) -> None:
    names = font["name"]
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    full = f"{family} {style}"
    for number, words in ((1, family), (2, style), (4, full), (6, full.replace(" ", ""))):
        names.setName(words, number, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
