"""Remplir les mots exacts dans le magasin de l’utilisateur, depuis ses copies des documents."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

from egts_dashboard.actions.magasin import ouvrir, verifier
from egts_dashboard.analyses.verbatims import Cherche, locate
from egts_dashboard.errors import DonneesInvalides, DossierRefuse
from egts_dashboard.ingest.documents import read_copies, recognise
from egts_dashboard.ingest.ecriture_lot import write_lot
from egts_dashboard.models.anomalie import erreurs
from egts_dashboard.models.base import Enregistrement, Fait
from egts_dashboard.models.lot import FicheLot
from egts_dashboard.models.verbatims import BilanVerbatims, Introuvable
from egts_dashboard.queries.couverture import documents

TABLES_A_VERBATIM = ("preconisations", "constats", "pratiques")
AUTEUR = "Commande verbatims"
Places = dict[str, list[tuple[str, Fait]]]


def remplir_verbatims(dossier: Path) -> BilanVerbatims:
    """Cherche chaque item dans les copies et écrit un seul lot, avec leurs mots exacts.

    Lève DossierRefuse si aucun document du registre n’est dans le dossier, DonneesInvalides
    si les lots ont des erreurs.
    """
    par_source = _facts()
    copies = read_copies(dossier)
    lus: list[str] = []
    absents: list[str] = []
    differents: list[str] = []
    trouves: dict[tuple[str, str], str] = {}
    vus: list[tuple[str, Fait]] = []
    for source in documents(ouvrir().store):
        siens = par_source.get(source["source_id"], [])
        if not siens:
            continue
        copie, est_identique = recognise(
            copies, source["nom_fichier"], source["sha256"]
        )
        if copie is None:
            absents.append(source["titre"])
            continue
        lus.append(source["titre"])
        if not est_identique:
            differents.append(source["titre"])
        vus += siens
        trouves |= locate(copie.lignes(), [_wanted(t, fait) for t, fait in siens])
    if not lus:
        raise DossierRefuse(
            f"Aucun document du registre n’est dans {dossier}. "
            "Donnez le dossier où sont vos copies des documents."
        )
    lot, remplis = _write(vus, trouves)
    perdus = tuple(_missing(t, f) for t, f in vus if (t, _key(f)) not in trouves)
    documents_lus = (tuple(lus), tuple(absents), tuple(differents))
    return BilanVerbatims(lot, *documents_lus, remplis, len(trouves) - remplis, perdus)


def _facts() -> Places:
    """Par document, ses items situés à la ligne, dans l’ordre des lots."""
    contenu, anomalies = verifier()
    if graves := erreurs(anomalies):
        raise DonneesInvalides("\n".join(map(str, graves)))
    par_source: Places = defaultdict(list)
    for table in TABLES_A_VERBATIM:
        for fait in contenu.tables.get(table, {}).values():
            if isinstance(fait, Fait) and fait.ligne_debut is not None:
                par_source[fait.source_id].append((table, fait))
    return par_source


def _write(
    vus: list[tuple[str, Fait]], trouves: dict[tuple[str, str], str]
) -> tuple[Path | None, int]:
    tables: dict[str, list[Enregistrement]] = defaultdict(list)
    for table, fait in vus:
        texte = trouves.get((table, _key(fait)))
        if texte is not None and texte != getattr(fait, "verbatim", None):
            complet = fait.model_dump() | {"verbatim": texte}
            tables[table].append(type(fait).model_validate(complet))
    if not tables:
        return None, 0
    fiche = FicheLot(
        titre="Mots exacts des documents",
        auteur=AUTEUR,
        date=dt.datetime.now(dt.UTC),
        raison="Garder à côté de chaque intitulé les mots du document.",
    )
    return write_lot(fiche, tables), sum(map(len, tables.values()))


def _key(fait: Fait) -> str:
    return str(getattr(fait, fait.CLE[0]))


def _wanted(table: str, fait: Fait) -> Cherche:
    debut = fait.ligne_debut or 1
    intitule = str(getattr(fait, "intitule", ""))
    return Cherche((table, _key(fait)), intitule, debut, fait.ligne_fin or debut)


def _missing(table: str, fait: Fait) -> Introuvable:
    intitule = str(getattr(fait, "intitule", ""))
    return Introuvable(table, _key(fait), intitule, fait.localisation)
