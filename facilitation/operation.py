"""What every operation has. The operations themselves are in operations.py and beside it."""

from __future__ import annotations

from typing import Annotated

import msgspec

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{8,64}\Z")]
Order = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Operation(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="name", forbid_unknown_fields=True
):
    """``id`` is made on the device; ``n`` rises with each of its operations."""

    id: Id
    n: Order
    who: Id | None = None
