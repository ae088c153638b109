"""The rules of the talk: pure, standard library only, no Flask, no sockets, no SQL."""
