"""Remplir les mots exacts dans le magasin de l’utilisateur, depuis ses copies des documents."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from egts_dashboard.actions.apport import Apport
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
TITRE = "Mots exacts des documents"
Vus = list[tuple[str, Fait]]
Places = dict[str, Vus]


@dataclass(frozen=True)
class Fouille:
    """Ce que les copies ont donné : les documents, les items cherchés, les mots trouvés."""

    lus: tuple[str, ...]
    absents: tuple[str, ...]
    differents: tuple[str, ...]
    vus: Vus
    trouves: Mapping[tuple[str, str], str]


def remplir_verbatims(dossier: Path) -> BilanVerbatims:
    """Cherche chaque item dans les copies et écrit un seul lot, avec leurs mots exacts.

    Lève DossierRefuse si aucun document du registre n’est dans le dossier, DonneesInvalides
    si les lots ont des erreurs.
    """
    fouille = _search(dossier)
    tables = _rows(fouille)
    remplis = sum(map(len, tables.values()))
    lot = write_lot(_card(), tables) if tables else None
    perdus = tuple(
        _missing(t, f) for t, f in fouille.vus if (t, _key(f)) not in fouille.trouves
    )
    documents_lus = (fouille.lus, fouille.absents, fouille.differents)
    return BilanVerbatims(
        lot, *documents_lus, remplis, len(fouille.trouves) - remplis, perdus
    )


def preparer_verbatims(dossier: Path) -> Apport:
    """Les mots exacts trouvés, prêts à être montrés puis confirmés ; rien n’est écrit.

    Lève les mêmes refus que remplir_verbatims.
    """
    fouille = _search(dossier)
    tables = _rows(fouille)
    return Apport(
        titre=TITRE,
        raison="",
        tables=tables,
        vues={(table, (_key(fait),)): fait for table, fait in fouille.vus},
    )


def _search(dossier: Path) -> Fouille:
    par_source = _facts()
    copies = read_copies(dossier)
    lus: list[str] = []
    absents: list[str] = []
    differents: list[str] = []
    trouves: dict[tuple[str, str], str] = {}
    vus: Vus = []
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
    return Fouille(tuple(lus), tuple(absents), tuple(differents), vus, trouves)


def _facts() -> Places:
    """Par document, ses items situés à la ligne, dans l’ordre des lots."""
    contenu, anomalies = verifier()
    if graves := erreurs(anomalies):
        raise DonneesInvalides("\n".join(map(str, graves)), graves)
    par_source: Places = defaultdict(list)
    for table in TABLES_A_VERBATIM:
        for fait in contenu.tables.get(table, {}).values():
            if isinstance(fait, Fait) and fait.ligne_debut is not None:
                par_source[fait.source_id].append((table, fait))
    return par_source


def _rows(fouille: Fouille) -> dict[str, list[Enregistrement]]:
    """Les items dont les mots exacts manquent ou ont changé, complétés."""
    tables: dict[str, list[Enregistrement]] = defaultdict(list)
    for table, fait in fouille.vus:
        texte = fouille.trouves.get((table, _key(fait)))
        if texte is not None and texte != getattr(fait, "verbatim", None):
            complet = fait.model_dump() | {"verbatim": texte}
            tables[table].append(type(fait).model_validate(complet))
    return dict(tables)


def _card() -> FicheLot:
    return FicheLot(
        titre=TITRE,
        auteur=AUTEUR,
        date=dt.datetime.now(dt.UTC),
        raison="Garder à côté de chaque intitulé les mots du document.",
    )


def _key(fait: Fait) -> str:
    return str(getattr(fait, fait.CLE[0]))


def _wanted(table: str, fait: Fait) -> Cherche:
    debut = fait.ligne_debut or 1
    intitule = str(getattr(fait, "intitule", ""))
    return Cherche((table, _key(fait)), intitule, debut, fait.ligne_fin or debut)


def _missing(table: str, fait: Fait) -> Introuvable:
    intitule = str(getattr(fait, "intitule", ""))
    return Introuvable(table, _key(fait), intitule, fait.localisation)
