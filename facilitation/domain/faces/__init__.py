"""What each audience may see. A view holds nothing that its audience may not know."""

from __future__ import annotations

from facilitation.domain.faces.desk import desk
from facilitation.domain.faces.display import display
from facilitation.domain.faces.facilitator import facilitator
from facilitation.domain.faces.organiser import organiser
from facilitation.domain.faces.phone import followed, phone, suggestion_view
from facilitation.domain.faces.shared import Seen, View

__all__ = [
    "Seen",
    "View",
    "desk",
    "display",
    "facilitator",
    "followed",
    "organiser",
    "phone",
    "suggestion_view",
]
