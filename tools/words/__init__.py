"""Participants' words: found in the code, kept in gettext catalogues, compiled.

    python -m tools.words update    put new words into the catalogues, take old ones out
    python -m tools.words compile   make what the server and the browser read (`make setup` does it)
    python -m tools.words report    how much of each language is translated

English is what the code says. The catalogues are facilitation/translations/LANGUAGE.po.
"""
