"""Les notes au bas d’une page de PDF : un chiffre en exposant les appelle, en petit au pied."""

import re
from collections import Counter

from egts_dashboard.ingest.documents.pdf_morceaux import Page

NUMERO = re.compile(r"[(\[]?(\d{1,2})[)\].]?(?=\s|$)")
PLUS_PETIT = 0.95
LIGNE = 0.6


def drop_notes(lue: Page) -> None:
    """Ôte les notes d’une page, et les chiffres qui les appellent."""
    appels = {lue.morceaux[rang][0].strip("()[] \n"): rang for rang in lue.appels}
    if not appels:
        return
    poids: Counter[float] = Counter()
    for (texte, _, _), taille in zip(lue.morceaux, lue.tailles, strict=True):
        poids[taille] += len(texte.strip())
    corps = max(poids, key=lambda t: poids[t])
    bas = min(lue.morceaux[rang][2] for rang in lue.appels)
    petits = [
        rang
        for rang, (texte, _, y) in enumerate(lue.morceaux)
        if texte.strip() and y < bas and lue.tailles[rang] < PLUS_PETIT * corps
    ]
    debut = next(
        (
            rang
            for rang in petits
            if (numero := NUMERO.match(lue.morceaux[rang][0].strip()))
            and numero[1] in appels
        ),
        None,
    )
    if debut is None:
        return
    haut = lue.morceaux[debut][2]
    # En lettres du texte, une note n’est sûre que sur la ligne de son numéro.
    siens = {rang for rang in petits if lue.morceaux[rang][2] <= haut + 1} | {
        rang
        for rang, (_, _, y) in enumerate(lue.morceaux)
        if abs(y - haut) < LIGNE * corps
    }
    for rang in siens:
        _blank(lue, rang)
    for rang in appels.values():
        _blank(lue, rang)


def _blank(lue: Page, rang: int) -> None:
    texte, x, y = lue.morceaux[rang]
    lue.morceaux[rang] = ("\n" * texte.count("\n"), x, y)
