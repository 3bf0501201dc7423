"""Où en est une construction : ses étapes, dites à qui regarde et peut l’arrêter."""

from collections.abc import Callable

# Reçoit l’étape qui commence, ou se poursuit ; ce qu’il lève arrête tout.
Suivi = Callable[[str], object]


def unfollowed(_: str) -> None:
    """Personne ne regarde avancer la construction."""
