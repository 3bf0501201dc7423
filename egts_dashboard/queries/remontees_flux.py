"""Les flux entre étapes, placés en colonnes de l’amont vers l’aval, prêts à dessiner."""

from collections.abc import Iterable

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.remontees import SANS_SUITE, Choix, ateliers, etapes, flux
from egts_dashboard.store.connection import Store

CONTENU = "contenu"
# Au-delà, les noms se couvriraient : la figure commence aux documents.
ATELIERS_MAX = 14
_NATURES = LIBELLES["nature_remontee"] | {
    SANS_SUITE: "Sans suite repérée",
    CONTENU: "Dits en atelier",
}


def flux_places(store: Store, choix: Choix, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Les flux de queries.remontees.flux, précédés de ceux des ateliers vers leur document.

    Ajoute origine_nom, cible_nom, nature_dite, colonne_origine et colonne_cible (le plus long
    chemin depuis l’amont ; toute étape sans suite va dans la dernière colonne), et avance :
    faux quand le flux revient à son propre document ou à un document déjà en amont.
    """
    liens = flux(store, choix, filtres)
    if liens.empty:
        return liens
    dits = ateliers(store, choix, filtres)
    if len(dits) <= ATELIERS_MAX:
        liens = pd.concat([_from_workshops(dits, liens), liens], ignore_index=True)
    colonnes = columns(
        list(zip(liens["origine"], liens["cible"], strict=True)), SANS_SUITE
    )
    noms = etapes(store).set_index("etape")["nom"].to_dict()
    noms |= dict(zip(dits["atelier_id"], dits["atelier"], strict=True))
    noms[SANS_SUITE] = _NATURES[SANS_SUITE]
    places = liens.assign(
        origine_nom=liens["origine"].map(noms),
        cible_nom=liens["cible"].map(noms),
        nature_dite=liens["nature"].map(_NATURES),
        colonne_origine=liens["origine"].map(colonnes),
        colonne_cible=liens["cible"].map(colonnes),
    )
    places = places.assign(avance=places["colonne_cible"] > places["colonne_origine"])
    # Vers le proche d’abord : un ruban qui saute une colonne passe sous elle.
    return places.sort_values(
        ["colonne_origine", "colonne_cible"], kind="stable", ignore_index=True
    )


def _from_workshops(dits: pd.DataFrame, liens: pd.DataFrame) -> pd.DataFrame:
    rangs = {origine: rang for rang, origine in enumerate(liens["origine"].unique())}
    ordonnes = dits.sort_values(
        "origine", key=lambda o: o.map(rangs), kind="stable", ignore_index=True
    )
    return pd.DataFrame(
        {
            "origine": ordonnes["atelier_id"],
            "cible": ordonnes["origine"],
            "nature": CONTENU,
            "nb": ordonnes["nb"],
            "base": ordonnes["nb"],
            "source_ids": ordonnes["source_ids"],
        }
    )


def columns(couples: Iterable[tuple[str, str]], dernier: str) -> dict[str, int]:
    """La colonne de chaque étape : après toutes celles dont elle reçoit.

    D’une boucle, la flèche donnée en dernier ne compte pas : elle revient en arrière.
    """
    donnees = list(couples)
    fleches = _without_loops(donnees)
    colonnes = dict.fromkeys((e for fleche in donnees for e in fleche), 0)
    for _ in range(len(colonnes)):
        for origine, cible in fleches:
            colonnes[cible] = max(colonnes[cible], colonnes[origine] + 1)
    departs = {origine for origine, _ in fleches}
    arrives = {cible for _, cible in fleches}
    derniere = max(colonnes.values())
    # Un document sans atelier part de la même colonne que ceux qui en ont.
    premiers = [colonnes[c] for o, c in fleches if o not in arrives and c in departs]
    for etape in colonnes:
        suites = {c for o, c in fleches if o == etape}
        if not suites or etape == dernier:
            colonnes[etape] = derniere
        elif etape not in arrives and dernier in suites:
            proche = min((colonnes[c] for c in suites - {dernier}), default=derniere)
            colonnes[etape] = max(0, min([*premiers, proche - 1]))
    return colonnes


def _without_loops(fleches: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Les flèches, moins celles qui mènent à une étape d’où l’on vient."""
    suites: dict[str, set[str]] = {}
    gardees = []
    for origine, cible in fleches:
        if origine != cible and origine not in _reached(cible, suites):
            suites.setdefault(origine, set()).add(cible)
            gardees.append((origine, cible))
    return gardees


def _reached(depart: str, suites: dict[str, set[str]]) -> set[str]:
    vues, reste = {depart}, [depart]
    while reste:
        neuves = suites.get(reste.pop(), set()) - vues
        vues |= neuves
        reste += neuves
    return vues
