"""python -m tools.words update | compile | report"""

from __future__ import annotations

import sys

from tools.words.catalogues import compile_all, report, update

match sys.argv[1:]:
    case ["update"]:
        update()
        print(report())
    case ["compile"]:
        compile_all()
    case ["report"]:
        print(report())
    case _:
        sys.exit(__doc__)
