"""La couverture des documents, racontée en lignes de texte ou en données."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from egts_dashboard.francais import compte, guillemets, liste
from egts_dashboard.models.couverture import (
    Couverture,
    CouvertureDocument,
    LigneCouverte,
)

SIGNES_MONTRES = 80


def report(couverture: Couverture, *, est_detaille: bool = False) -> Iterator[str]:
    """Le rapport ligne à ligne ; `est_detaille` y met aussi les lignes couvertes."""
    for document in couverture.documents:
        yield from _document(document, est_detaille)
        yield ""
    for titre in couverture.absents:
        yield f"Absent du dossier, donc non vérifié\u00a0: {titre}."
    for fichier in couverture.inconnus:
        yield f"Fichier qu’aucune source ne nomme, ignoré\u00a0: {fichier}."
    yield _verdict(couverture)


def to_data(couverture: Couverture, *, est_detaille: bool = False) -> dict[str, Any]:
    """Le même rapport, en dictionnaires et listes prêts pour JSON."""
    return {
        "est_complete": couverture.est_complete,
        "documents": [_document_data(d, est_detaille) for d in couverture.documents],
        "absents": list(couverture.absents),
        "inconnus": list(couverture.inconnus),
    }


def _document(document: CouvertureDocument, est_detaille: bool) -> Iterator[str]:
    yield f"{document.titre} ({document.fichier})"
    if not document.est_identique:
        yield (
            "  Attention\u00a0: le fichier est reconnu par son nom, mais son contenu diffère de"
            " celui du registre\u00a0; les numéros de lignes peuvent être décalés."
        )
    yield f"  {_summary(document)}"
    if est_detaille:
        for ligne in document.lignes:
            par = " ; ".join(map(str, ligne.passages)) or "NON COUVERTE"
            yield f"  {_place(ligne)}\u00a0← {par}"
    for ligne in document.non_couvertes():
        yield f"  Non couverte, {_place(ligne)}"
    for ligne in document.a_relire():
        puces = compte(ligne.nb_puces, "puce")
        lignes = compte(len(ligne.passages), "ligne")
        yield f"  À relire ({puces}, {lignes} au magasin), {_place(ligne)}"
    for passage in document.hors_document:
        yield f"  Ne vise aucune ligne écrite\u00a0: {passage} (ligne\u00a0{passage.ligne_debut})"


def _summary(document: CouvertureDocument) -> str:
    comptes = document.comptes()
    non_couvertes = comptes["non_couverte"]
    detail = _categories(document.exclusions())
    return (
        f"{compte(len(document.lignes), 'ligne')} non vides\u00a0:"
        f" {compte(comptes['fait'], 'couverte')} par un fait,"
        f" {compte(comptes['mention'], 'couverte')} par une mention,"
        f" {compte(comptes['exclusion'], 'exclue')}{detail},"
        f" {compte(non_couvertes, 'non couverte', 'non couvertes')}."
    )


def _categories(exclusions: Counter[str]) -> str:
    noms = [f"{nom} {nombre}" for nom, nombre in exclusions.most_common()]
    return f" ({liste(noms)})" if noms else ""


def _place(ligne: LigneCouverte) -> str:
    texte = " ".join(ligne.texte.split())[:SIGNES_MONTRES]
    return f"ligne\u00a0{ligne.numero}\u00a0: {guillemets(texte)}"


def _verdict(couverture: Couverture) -> str:
    non_couvertes = sum(len(d.non_couvertes()) for d in couverture.documents)
    a_relire = sum(len(d.a_relire()) for d in couverture.documents)
    relues = compte(a_relire, "ligne à relire", "lignes à relire")
    if couverture.est_complete:
        return f"Toutes les lignes sont couvertes\u202f; {relues}."
    return f"{compte(non_couvertes, 'ligne non couverte', 'lignes non couvertes')}\u202f; {relues}."


def _document_data(document: CouvertureDocument, est_detaille: bool) -> dict[str, Any]:
    comptes = document.comptes()
    resume = {
        "source_id": document.source_id,
        "titre": document.titre,
        "fichier": document.fichier,
        "est_identique": document.est_identique,
        "nb_lignes": len(document.lignes),
        "nb_faits": comptes["fait"],
        "nb_mentions": comptes["mention"],
        "exclusions": dict(document.exclusions()),
        "non_couvertes": [_line_data(ligne) for ligne in document.non_couvertes()],
        "a_relire": [_line_data(ligne) for ligne in document.a_relire()],
        "hors_document": [str(passage) for passage in document.hors_document],
    }
    if est_detaille:
        resume["lignes"] = [_line_data(ligne) for ligne in document.lignes]
    return resume


def _line_data(ligne: LigneCouverte) -> dict[str, Any]:
    return {
        "ligne": ligne.numero,
        "texte": ligne.texte[:SIGNES_MONTRES],
        "couverture": ligne.sorte,
        "nb_puces": ligne.nb_puces,
        "par": [str(passage) for passage in ligne.passages],
    }
