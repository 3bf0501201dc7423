"""De quoi faire un bloc : citer un chiffre, une table, des barres, des documents."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from egts_dashboard.figures.style import CLAIR, couleur_region
from egts_dashboard.francais import MASQUE, NON_RENSEIGNE, nombre, plain
from egts_dashboard.models.dossier import (
    Case,
    ChiffreCite,
    Graphique,
    LigneCitee,
    Serie,
    Tableau,
)
from egts_dashboard.models.libelles import libelle
from egts_dashboard.models.recette import Bloc
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.phrases.citations import cite_all
from egts_dashboard.phrases.colonnes import heading, shown, writer
from egts_dashboard.queries.chiffre import Chiffre, lignes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.sources import citations
from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out

# Les couleurs des séries, dans leur ordre : la donnée, puis ce à quoi on la compare.
COULEURS = (CLAIR.accent, CLAIR.neutre, CLAIR.divergence[4])

NOM_MAX = 70


# Un texte, ou la règle qui l’écrit d’après un tableau qui a des lignes.
Texte = str | Callable[[pd.DataFrame], str]


class Demande(NamedTuple):
    """Un bloc à faire : d’où, lequel, sous les filtres qu’il tient."""

    store: Store
    bloc: Bloc
    filtres: Filtres
    lignes: int
    # Un aperçu ne va pas chercher les lignes de chaque chiffre : elles ne servent qu’au fichier.
    est_apercu: bool = False


class Barres(NamedTuple):
    """Une série d’une figure : colonne lue, nom montré, hachurée ou non.

    `regions` : la colonne des régions, quand chaque barre prend la couleur de la sienne.
    """

    colonne: str
    nom: str
    est_hachuree: bool = False
    regions: str = ""


def cite(demande: Demande, chiffres: Iterable[Chiffre]) -> tuple[ChiffreCite, ...]:
    """Chaque chiffre avec ses lignes et les places où les lire ; sans elles dans un aperçu."""
    vide = pd.DataFrame()
    return tuple(
        _cite_one(c, vide if demande.est_apercu else lignes(demande.store, c))
        for c in chiffres
    )


def _cite_one(chiffre: Chiffre, tableau: pd.DataFrame) -> ChiffreCite:
    situees = {"document", "localisation"} <= set(tableau.columns)
    citees = tuple(map(_line, tableau.to_dict("records"))) if situees else ()
    places: dict[str, dict[str, None]] = {}
    for ligne in citees:
        places.setdefault(ligne.document, {})[ligne.localisation] = None
    return ChiffreCite(
        libelle=chiffre.libelle,
        affiche=chiffre.affiche,
        precision=plain(chiffre.precision),
        definition=plain(chiffre.definition),
        calcul=plain(chiffre.calcul),
        requete=write_out(Requete(chiffre.sql, chiffre.parametres)),
        places=phrases.places_citees(
            [phrases.place_citee(d, tuple(ou)) for d, ou in places.items()]
        ),
        lignes=citees,
    )


def _line(ligne: dict[str, Any]) -> LigneCitee:
    certitude = ligne.get("certitude")
    return LigneCitee(
        intitule=_said(ligne.get("intitule")),
        document=_said(ligne["document"]),
        localisation=_said(ligne["localisation"]),
        certitude=libelle("certitude", certitude) if isinstance(certitude, str) else "",
    )


def _said(mot: Any) -> str:
    return mot if isinstance(mot, str) else NON_RENSEIGNE


def to_tableau(
    titre: Texte, tableau: pd.DataFrame, colonnes: Sequence[str], demande: Demande
) -> Tableau | None:
    """Les premières lignes d’un tableau, telles que les pages les écrivent ; None s’il est vide."""
    if tableau.empty:
        return None
    total, gardees = len(tableau), tableau.head(demande.lignes)
    montre = shown(gardees, colonnes)
    # Les décimales se décident sur toute la table, comme à l’écran.
    ecritures = [writer(colonne, tableau[colonne]) for colonne in colonnes]
    cases = tuple(
        tuple(map(_value, ligne)) for ligne in montre.itertuples(index=False, name=None)
    )
    return Tableau(
        titre=_said_of(titre, tableau),
        intitules=tuple(map(heading, colonnes)),
        sont_nombres=tuple(
            pd.api.types.is_numeric_dtype(tableau[colonne]) for colonne in colonnes
        ),
        cases=cases,
        ecrites=tuple(
            tuple(
                _written(case, ecrire)
                for case, ecrire in zip(ligne, ecritures, strict=True)
            )
            for ligne in cases
        ),
        suite=phrases.lignes_montrees(len(gardees), total),
    )


def _value(case: Any) -> Case:
    if pd.isna(case):
        return None
    if isinstance(case, (str, int, float)):
        return case
    if isinstance(case, pd.Timestamp):
        return str(case.date())
    return float(case) if isinstance(case, Decimal) else str(case)


def _written(case: Case, ecrire: Any) -> str:
    if case is None:
        return NON_RENSEIGNE
    return MASQUE if case == MASQUE else str(ecrire(case))


def to_graphique(
    tableau: pd.DataFrame,
    libelles: str,
    barres: Sequence[Barres],
    *,
    titre: Texte,
    precision: Texte,
    axe: str,
    decimales: int = 0,
) -> Graphique | None:
    """Des barres, une par ligne du tableau ; None s’il n’a pas de ligne.

    `libelles` et les colonnes des `barres` sont lues telles quelles : rien n’est recalculé.
    """
    if tableau.empty:
        return None
    noms = tuple(map(str, tableau[libelles]))
    series = tuple(
        Serie(
            barre.nom,
            tuple(None if pd.isna(v) else float(v) for v in tableau[barre.colonne]),
            COULEURS[rang],
            barre.est_hachuree,
            tuple(couleur_region(code, CLAIR) for code in tableau[barre.regions])
            if barre.regions
            else (),
        )
        for rang, barre in enumerate(barres)
    )
    return Graphique(
        titre=_said_of(titre, tableau),
        precision=_said_of(precision, tableau),
        alt=phrases.alt_barres(noms, _said_values(tableau, series, decimales)),
        axe=axe,
        categories=tuple(map(_short, noms)),
        series=series,
        decimales=decimales,
    )


def _said_of(texte: Texte, tableau: pd.DataFrame) -> str:
    return plain(texte if isinstance(texte, str) else texte(tableau))


def _said_values(
    tableau: pd.DataFrame, series: Sequence[Serie], decimales: int
) -> list[str]:
    """Ce que vaut chaque ligne, série par série : « consommé 10 265,76, enveloppe 9 000,00 »."""

    def say(serie: Serie, rang: int) -> str:
        valeur = nombre(serie.valeurs[rang], decimales)
        return f"{serie.nom.lower()} {MASQUE if _is_hidden(tableau, rang) else valeur}"

    return [
        ", ".join(say(serie, rang) for serie in series) for rang in range(len(tableau))
    ]


def _short(nom: str) -> str:
    """Un nom qui tient à gauche d’une barre ; la table le porte entier."""
    if len(nom) <= NOM_MAX:
        return nom
    return textwrap.shorten(nom, NOM_MAX, placeholder="…")


def _is_hidden(tableau: pd.DataFrame, rang: int) -> bool:
    return "est_masque" in tableau and bool(tableau["est_masque"].iloc[rang])


def cite_sources(store: Store, *tableaux: pd.DataFrame) -> tuple[str, ...]:
    """Les documents dont viennent ces tableaux, dans l’ordre du registre."""
    cites = {
        source
        for tableau in tableaux
        if "source_ids" in tableau
        for groupe in tableau["source_ids"]
        for source in groupe
    }
    return phrases.sources_citees(cite_all(citations(store, cites)))
